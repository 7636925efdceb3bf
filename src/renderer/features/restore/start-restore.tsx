import { useState, type ReactElement } from 'react'
import { useAsk } from '../../bridge/use-ask.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { Button } from '../../ui/button.tsx'
import { restoreWords as words } from '../../wording/restore.ts'
import { startRemedyWords } from '../../wording/start.ts'
import { startPort } from './restore-port.ts'
import { RestoreSteps } from './restore-steps.tsx'

/** Putting a backup back in the place of a desk that cannot open. */
export const StartRestore = (props: { readonly className: string }): ReactElement => {
  const { send, inFlight } = useAsk()
  const state = useQuestion('start:restore-state', {})
  const [open, setOpen] = useState(false)
  const { head, about, act } = startRemedyWords.restore
  const { job, folder } = state.reply?.kind === 'answer' ? state.reply.value : { job: null, folder: null }
  return (
    <section className={props.className} aria-label={head}>
      <h2>{head}</h2>
      <p>{about}</p>
      {open || job !== null ? (
        <RestoreSteps
          port={startPort(job, send, inFlight)}
          act={words.check}
          firstFolder={folder ?? ''}
          autoFocus={open}
        />
      ) : (
        <Button
          onPress={() => {
            setOpen(true)
          }}
        >
          {act}
        </Button>
      )}
    </section>
  )
}

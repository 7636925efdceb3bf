import { useState, type ReactElement } from 'react'
import { useAsk } from '../../bridge/use-ask.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { takeOutRefusals, takeOutWords as words } from '../../wording/leaving.ts'
import { notDoneWords } from '../../wording/troubles.ts'
import css from './leaving.module.css'

/** Asks where to, says what that means, and asks a second time by the code of the pharmacy. */
export const TakeOut = (props: { readonly onClose: () => void }): ReactElement => {
  const { send, inFlight } = useAsk()
  const [folder, setFolder] = useState('')
  const [odsCode, setOdsCode] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const begin = async (): Promise<void> => {
    const outcome = await send('leaving:begin', { folder, odsCode, understood: true })
    if (outcome === undefined) return
    if (outcome.kind === 'answer') props.onClose()
    else setSaid(notDoneWords(outcome, takeOutRefusals))
  }
  const act = (): void => {
    if (!inFlight) void begin()
  }
  return (
    <Dialog
      title={words.title}
      onClose={props.onClose}
      onConfirm={act}
      {...(said === null ? {} : { said: <Notice tone="attention" head={said} says /> })}
      foot={
        <>
          <Button look="quiet" onPress={props.onClose} keyOf="Escape">
            {words.leave}
          </Button>
          <Button look="primary" keyOf="Control+Enter" disabled={inFlight} onPress={act}>
            {words.confirm}
          </Button>
        </>
      }
    >
      <div className={css['body']}>
        <Notice tone="danger" head={words.warning}>
          {words.more}
        </Notice>
        <TextField label={words.field} hint={words.hint} value={folder} onChange={setFolder} autoFocus />
        <TextField label={words.odsCode} hint={words.odsHint} value={odsCode} onChange={setOdsCode} />
      </div>
    </Dialog>
  )
}

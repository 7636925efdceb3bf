import { useState, type ReactElement } from 'react'
import { usePersonShownAtFirst } from '../../bridge/person-shown.ts'
import { useAsk } from '../../bridge/use-ask.ts'
import { AskDialog } from '../../ui/ask-dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { takeOutRefusals, takeOutWords as words } from '../../wording/leaving.ts'
import { notDoneWords } from '../../wording/troubles.ts'
import css from './leaving.module.css'

/** Asks where to, says what that means, and asks a second time by the code of the pharmacy. */
export const TakeOut = (props: { readonly onClose: () => void }): ReactElement => {
  const { send, inFlight } = useAsk()
  const asPersonId = usePersonShownAtFirst()
  const [folder, setFolder] = useState('')
  const [odsCode, setOdsCode] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const begin = async (): Promise<void> => {
    const outcome = await send('leaving:begin', { asPersonId, folder, odsCode, understood: true })
    if (outcome === undefined) return
    if (outcome.kind === 'answer') props.onClose()
    else setSaid(notDoneWords(outcome, takeOutRefusals))
  }
  return (
    <AskDialog
      title={words.title}
      said={said === null ? null : <Notice tone="attention" head={said} says />}
      leave={words.leave}
      act={words.confirm}
      busy={inFlight}
      onAct={() => void begin()}
      onClose={props.onClose}
    >
      <div className={css['body']}>
        <Notice tone="danger" head={words.warning}>
          {words.more}
        </Notice>
        <TextField label={words.field} hint={words.hint} value={folder} onChange={setFolder} autoFocus />
        <TextField label={words.odsCode} hint={words.odsHint} value={odsCode} onChange={setOdsCode} />
      </div>
    </AskDialog>
  )
}

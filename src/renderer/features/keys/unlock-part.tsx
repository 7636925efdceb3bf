import { useState, type ReactElement } from 'react'
import { useAsk } from '../../bridge/use-ask.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { codeAskedWords, codeRefusalWords } from '../../wording/recovery.ts'
import { startRemedyWords, startWords } from '../../wording/start.ts'
import { notDoneWords } from '../../wording/troubles.ts'
import { RecoveryCodeField } from './recovery-code-field.tsx'

/** Where the recovery code is typed when the key store no longer opens the record. */
export const UnlockPart = (props: { readonly className: string }): ReactElement => {
  const { send, inFlight } = useAsk()
  const [typed, setTyped] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const words = startRemedyWords.unlock
  const unlock = async (): Promise<void> => {
    setSaid(null)
    const outcome = await send('start:unlock', { code: typed })
    if (outcome === undefined) return
    if (outcome.kind === 'answer') {
      if (!outcome.value.opened) setSaid(startWords.still)
    } else setSaid(notDoneWords(outcome, codeRefusalWords))
  }
  return (
    <section className={props.className} aria-label={words.head}>
      <h2>{words.head}</h2>
      <p>{words.about}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!inFlight) void unlock()
        }}
      >
        <RecoveryCodeField
          label={codeAskedWords.field}
          value={typed}
          onChange={(value) => {
            setTyped(value)
            setSaid(null)
          }}
        />
        <Button
          look="primary"
          disabled={inFlight}
          onPress={() => {
            void unlock()
          }}
        >
          {words.act}
        </Button>
      </form>
      {said === null ? null : <Notice tone="attention" head={said} says />}
    </section>
  )
}

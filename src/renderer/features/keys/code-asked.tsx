import { useState, type ReactElement } from 'react'
import { usePersonShownAtFirst } from '../../bridge/person-shown.ts'
import { useAsk } from '../../bridge/use-ask.ts'
import { AskDialog } from '../../ui/ask-dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { codeAskedWords as words, codeRefusalWords, makeCodeWords } from '../../wording/recovery.ts'
import { notDoneWords } from '../../wording/troubles.ts'
import css from './keys.module.css'
import { RecoveryCodeField } from './recovery-code-field.tsx'

/** Asks for the recovery code: to say whether it is the one that counts, or to give the file another key. */
export const CodeAsked = (props: {
  readonly for: 'try' | 'change-key'
  readonly onClose: () => void
}): ReactElement => {
  const { send, inFlight } = useAsk()
  const asPersonId = usePersonShownAtFirst()
  const [typed, setTyped] = useState('')
  const [said, setSaid] = useState<{ readonly tone: 'attention' | 'fresh'; readonly words: string } | null>(null)
  const trying = props.for === 'try'
  const ask = async (): Promise<void> => {
    const outcome = trying
      ? await send('keys:try-code', { asPersonId, code: typed })
      : await send('keys:change-data-key', { asPersonId, code: typed })
    if (outcome === undefined) return
    if (outcome.kind === 'answer') {
      if (!('opens' in outcome.value)) props.onClose()
      else if (outcome.value.opens) setSaid({ tone: 'fresh', words: words.opens })
      else setSaid({ tone: 'attention', words: words.opensNot })
    } else setSaid({ tone: 'attention', words: notDoneWords(outcome, codeRefusalWords) })
  }
  return (
    <AskDialog
      title={trying ? words.tryTitle : words.changeTitle}
      said={said === null ? null : <Notice tone={said.tone} head={said.words} says />}
      leave={makeCodeWords.cancel}
      act={trying ? words.tryIt : words.change}
      danger={!trying}
      busy={inFlight}
      onAct={() => void ask()}
      onClose={props.onClose}
    >
      <div className={css['body']}>
        {trying ? (
          <p>{words.tryAbout}</p>
        ) : (
          <>
            <p>{words.changeAbout}</p>
            <p>{words.changeCloses}</p>
          </>
        )}
        <RecoveryCodeField
          label={words.field}
          value={typed}
          onChange={(value) => {
            setTyped(value)
            setSaid(null)
          }}
        />
      </div>
    </AskDialog>
  )
}

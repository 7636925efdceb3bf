import { useEffect, useRef, useState, type ReactElement } from 'react'
import type { Output } from '../../../contract/index.ts'
import { usePrint } from '../../bridge/printing.ts'
import { usePersonShownAtFirst } from '../../bridge/person-shown.ts'
import { useAsk } from '../../bridge/use-ask.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ukDate } from '../../../domain/uk-date.ts'
import { dateWords } from '../../wording/numbers-and-dates.ts'
import { codeRefusalWords, differsWords, makeCodeWords as words, printedCodeAbout } from '../../wording/recovery.ts'
import { notDoneWords } from '../../wording/troubles.ts'
import css from './keys.module.css'
import { RecoveryCodeField } from './recovery-code-field.tsx'

/** Shows a new code once, then asks for it back; it counts only after that. */
export const MakeCode = (props: {
  readonly desk: Output<'desk:state'>
  readonly replaces: boolean
  readonly onClose: () => void
}): ReactElement => {
  const { desk, replaces, onClose } = props
  const { send, inFlight } = useAsk()
  const asPersonId = usePersonShownAtFirst()
  const print = usePrint()
  const announce = useAnnounce()
  const [code, setCode] = useState<string | null>(null)
  const [typing, setTyping] = useState(false)
  const [typed, setTyped] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const asked = useRef(false)
  useEffect(() => {
    // Once per window: a second question would show another code than the one being written down.
    if (asked.current) return
    asked.current = true
    void send('keys:make-code', { asPersonId }).then((outcome) => {
      if (outcome?.kind === 'answer') setCode(outcome.value.code)
      else if (outcome !== undefined) setSaid(notDoneWords(outcome, codeRefusalWords))
    })
  }, [send, asPersonId])
  const confirm = async (): Promise<void> => {
    const outcome = await send('keys:confirm-code', { asPersonId, code: typed })
    if (outcome === undefined) return
    if (outcome.kind === 'answer') {
      announce(words.done)
      onClose()
    } else if (outcome.kind === 'refusal') {
      const { refusal } = outcome
      if (refusal.code === 'differs') setSaid(differsWords(refusal.groups))
      else setSaid(notDoneWords({ kind: 'refusal', refusal }, codeRefusalWords))
    } else setSaid(notDoneWords(outcome, codeRefusalWords))
  }
  const goOn = (): void => {
    if (code === null || inFlight) return
    if (typing) void confirm()
    else setTyping(true)
  }
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      onConfirm={goOn}
      {...(said === null ? {} : { said: <Notice tone="attention" head={said} says /> })}
      foot={
        <>
          <Button look="quiet" onPress={onClose} keyOf="Escape">
            {words.cancel}
          </Button>
          {typing ? (
            <Button
              onPress={() => {
                setTyping(false)
                setSaid(null)
              }}
            >
              {words.again}
            </Button>
          ) : (
            <Button
              disabled={code === null}
              onPress={() => {
                if (code === null) return
                const about = printedCodeAbout(
                  desk.settings.pharmacyName,
                  desk.environment,
                  dateWords(ukDate(desk.now)),
                )
                print({ sheet: 'recovery-code', groups: code.split('-'), about })
              }}
            >
              {words.print}
            </Button>
          )}
          <Button look="primary" keyOf="Control+Enter" disabled={code === null || inFlight} onPress={goOn}>
            {typing ? words.confirm : words.next}
          </Button>
        </>
      }
    >
      {code === null ? null : typing ? (
        <RecoveryCodeField
          label={words.typeBack}
          value={typed}
          onChange={(value) => {
            setTyped(value)
            setSaid(null)
          }}
        />
      ) : (
        <div className={css['body']}>
          <p>{words.shown}</p>
          <ol className={css['code']} aria-label={words.title}>
            {code.split('-').map((group, at) => (
              <li key={at}>
                <small aria-hidden="true">{at + 1}</small>
                {group}
              </li>
            ))}
          </ol>
          <p>{words.once}</p>
          {replaces ? <p>{words.earlier}</p> : null}
        </div>
      )}
    </Dialog>
  )
}

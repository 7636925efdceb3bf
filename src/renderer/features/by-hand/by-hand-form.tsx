import { useCallback, useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react'
import type { EntryProblem } from '../../../domain/by-hand/entry-problems.ts'
import { handKey } from '../../../domain/identifiers.ts'
import { ukDate } from '../../../domain/uk-date.ts'
import type { Outcome } from '../../bridge/ask.ts'
import { now } from '../../bridge/clock.ts'
import { usePersonShownAtFirst } from '../../bridge/person-shown.ts'
import { useAsk } from '../../bridge/use-ask.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { draftProblems, entryOf } from '../../ui/hand-entry/entry-draft.ts'
import { EntryForm, type ChangeDraft } from '../../ui/hand-entry/entry-form.tsx'
import { EntryProblems } from '../../ui/hand-entry/problems.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TroubleNotice } from '../../ui/trouble-notice.tsx'
import { untrackedWords } from '../../wording/by-hand.ts'
import { closesAnywayWords, notKeptHead } from '../../wording/drafts.ts'
import { refusalWords } from '../../wording/refusals.ts'
import { commonRefusalWords, notDoneHead } from '../../wording/troubles.ts'
import { freshForm, type FormKeeping, type KeptForm } from './use-kept-form.ts'

const none: readonly EntryProblem[] = []
const noItems = { item: () => '', amount: () => '' }

const Said = ({ outcome }: { readonly outcome: Outcome<'prescription:act'> }): ReactElement | null => {
  if (outcome.kind === 'answer') return null
  if (outcome.kind !== 'refusal') return <TroubleNotice trouble={outcome} />
  const { refusal } = outcome
  const words =
    refusal.code === 'act-refused' ? refusalWords(refusal.refusal, noItems) : commonRefusalWords[refusal.code]
  return (
    <Notice
      tone="attention"
      head={notDoneHead(refusal.code === 'act-refused' ? refusal.refusal.code : refusal.code)}
      says
    >
      <p>{words}</p>
    </Notice>
  )
}

/** The form in its window. Closing keeps what is typed; recording takes it in and forgets the form. */
export const ByHandForm = (props: {
  readonly begun: KeptForm | null
  readonly keeping: FormKeeping
  readonly above: ReactNode
  readonly onEntered: (prescriptionId: string) => void
  readonly onClose: () => void
}): ReactElement => {
  const { keeping } = props
  const [form, setForm] = useState<KeptForm>(() => props.begun ?? freshForm())
  const [tried, setTried] = useState(false)
  const [warned, setWarned] = useState(false)
  const [outcome, setOutcome] = useState<Outcome<'prescription:act'> | null>(null)
  const asPersonId = usePersonShownAtFirst()
  const { send, inFlight } = useAsk()
  const announce = useAnnounce()
  const { draft } = form
  const problems = draftProblems(draft, ukDate(now()))
  const { keep } = keeping
  const change: ChangeDraft = useCallback((changed) => {
    setOutcome(null)
    setForm((now) => ({
      ...now,
      draft: { ...now.draft, ...(typeof changed === 'function' ? changed(now.draft) : changed) },
    }))
  }, [])
  const [atFirst] = useState(form)
  useEffect(() => {
    if (form !== atFirst) keep(form)
  }, [form, atFirst, keep])
  const record = async (): Promise<void> => {
    setTried(true)
    if (problems.length > 0) return
    const prescriptionId = handKey(form.entryId)
    const answer = await send('prescription:act', {
      actId: form.actId,
      asPersonId,
      happened: null,
      commands: [
        {
          commandId: form.commandId,
          prescriptionId,
          expectedVersion: 0,
          command: { type: 'enter-by-hand', entryId: form.entryId, entry: entryOf(draft) },
        },
      ],
    })
    if (answer === undefined) return
    setOutcome(answer)
    if (answer.kind !== 'answer') return
    keeping.drop()
    announce('Typed in. A second person compares it with the paper next.')
    props.onEntered(prescriptionId)
  }
  const isClosing = useRef(false)
  const close = (): void => {
    if (inFlight) return
    // An app that does not answer holds nobody in the window.
    if (isClosing.current) {
      props.onClose()
      return
    }
    isClosing.current = true
    // Saved before it goes, so that opening it again at once finds it; what cannot be saved is not closed unseen.
    void keeping.flush().then((kept) => {
      isClosing.current = false
      if (kept || warned) props.onClose()
      else setWarned(true)
    })
  }
  const shown = tried ? problems : none
  return (
    <Dialog
      title="Type in a paper prescription"
      under={<p>{untrackedWords} Its own number is made when it is recorded.</p>}
      wide
      onClose={close}
      onConfirm={() => {
        void record()
      }}
      said={
        shown.length > 0 ? (
          <EntryProblems problems={shown} itemIds={draft.items.map(({ id }) => id)} />
        ) : outcome === null ? null : (
          <Said outcome={outcome} />
        )
      }
      foot={
        <>
          <Button onPress={close} look="quiet" keyOf="Escape">
            Close
          </Button>
          <Button
            look="primary"
            keyOf="Control+Enter"
            disabled={inFlight}
            onPress={() => {
              void record()
            }}
          >
            Record it for a second person to check
          </Button>
        </>
      }
    >
      {keeping.notKept === null ? null : (
        <Notice tone="attention" head={notKeptHead} says>
          <p>
            {keeping.notKept} {warned ? closesAnywayWords : null}
          </p>
        </Notice>
      )}
      {props.above}
      <EntryForm draft={draft} problems={shown} change={change} />
    </Dialog>
  )
}

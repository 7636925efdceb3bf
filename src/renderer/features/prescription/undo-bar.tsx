import { useEffect, useState, type ReactElement } from 'react'
import type { Outcome } from '../../bridge/ask.ts'
import { newId } from '../../bridge/ids.ts'
import { usePersonShownAtFirst } from '../../bridge/person-shown.ts'
import { useAct } from '../../bridge/use-act.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { medicineOf, whereKeys, whereMissing, WhereIsIt, type MedicineIs } from './acts/where-is-it.tsx'
import { appKeys } from '../../wording/keys.ts'
import { refusalWords } from '../../wording/refusals.ts'
import { commonRefusalWords, troubleWords } from '../../wording/troubles.ts'
import foot from './act-dialog.module.css'
import css from './in-hand.module.css'
import type { DoneAct } from './use-acting.tsx'

const undoMs = 10_000

/** Why an undo was not done, and whether pressing again is of no use. */
interface NotUndone {
  readonly words: string
  readonly forGood: boolean
}

const noItems = { item: () => '', amount: () => '' }

const notUndoneBy = (outcome: Outcome<'prescription:act'>): NotUndone | null => {
  if (outcome.kind === 'answer') return null
  if (outcome.kind !== 'refusal') return { words: troubleWords(outcome).what, forGood: false }
  const { refusal } = outcome
  if (refusal.code !== 'act-refused') return { words: commonRefusalWords[refusal.code], forGood: false }
  const words = refusalWords(refusal.refusal, noItems)
  return refusal.refusal.code === 'another-person-working'
    ? { words, forGood: false }
    : { words: 'It has gone on meanwhile: use Correct in what happened.', forGood: true }
}

/** What was just done, and for ten seconds the way back; by its key only while that prescription is in hand. A departure taken back asks where the medicine is. */
export const UndoBar = (props: {
  readonly done: DoneAct
  readonly inHand: string | null
  readonly onGone: () => void
}): ReactElement => {
  const { done, inHand, onGone } = props
  const { send, inFlight } = useAct()
  const announce = useAnnounce()
  const [asking, setAsking] = useState(false)
  const [medicineIs, setMedicineIs] = useState<MedicineIs | null>(null)
  const [notUndone, setNotUndone] = useState<NotUndone | null>(null)
  const asPersonId = usePersonShownAtFirst()
  const [ids] = useState(() => ({ act: newId(), commands: done.undo.map(newId) }))
  const departure = done.undo.some(({ type }) => type === 'handed-out' || type === 'dispatched')

  useEffect(() => {
    announce(`${done.words} ${done.patient}`)
  }, [announce, done.words, done.patient])
  useEffect(() => {
    if (asking) return
    const timer = window.setTimeout(onGone, undoMs)
    return () => {
      window.clearTimeout(timer)
    }
  }, [asking, onGone])

  const undo = async (where: MedicineIs | null): Promise<void> => {
    const outcome = await send({
      actId: ids.act,
      asPersonId,
      happened: null,
      commands: done.undo.map(({ prescriptionId, version, eventId, inverse }, at) => ({
        commandId: ids.commands[at] ?? newId(),
        prescriptionId,
        expectedVersion: version,
        command: inverse ?? { type: 'correct' as const, eventId, reason: 'Undo was pressed', ...medicineOf(where) },
      })),
    })
    if (outcome === undefined) return
    setAsking(false)
    setNotUndone(notUndoneBy(outcome))
    if (outcome.kind !== 'answer') return
    announce('Undone.')
    onGone()
  }
  const begin = (): void => {
    if (departure) setAsking(true)
    else void undo(null)
  }
  const leave = (): void => {
    setAsking(false)
    setNotUndone({ words: 'It stays as it was recorded.', forGood: false })
  }
  const possible = done.undo.length > 0 && notUndone?.forGood !== true
  const another = inHand !== null && done.undo.every(({ prescriptionId }) => prescriptionId !== inHand)
  // The key is pressed with the eyes on the one in hand; only the button stands beside the other patient's name.
  useKeys({ [appKeys.undo.key]: begin }, possible && !another ? 'always' : 'never')
  return (
    <>
      <div className={css['told']}>
        <Icon name={notUndone === null ? 'tick' : 'warning'} />
        <p role={notUndone === null ? undefined : 'alert'}>
          {notUndone === null ? done.words : `Not undone. ${notUndone.words}`} <span>{done.patient}</span>
        </p>
        {done.instead === null ? null : <p className={css['instead']}>{done.instead}</p>}
        {possible ? (
          <Button {...(another ? {} : { keyOf: appKeys.undo.key })} onPress={begin} disabled={inFlight}>
            Undo
          </Button>
        ) : null}
        <Button look="quiet" onPress={onGone} label="Close this message">
          <Icon name="cross" />
        </Button>
      </div>
      {asking ? (
        <Dialog
          title={`Undo: ${done.words}`}
          keys={whereKeys(setMedicineIs)}
          onClose={leave}
          onConfirm={() => {
            if (medicineIs !== null) void undo(medicineIs)
          }}
          foot={
            <>
              {medicineIs === null ? <p className={foot['missing']}>{whereMissing}</p> : null}
              <Button look="quiet" onPress={leave} keyOf="Escape">
                Leave it as it is
              </Button>
              <Button
                look="primary"
                keyOf="Control+Enter"
                disabled={medicineIs === null || inFlight}
                onPress={() => {
                  if (medicineIs !== null) void undo(medicineIs)
                }}
              >
                Undo
              </Button>
            </>
          }
        >
          <p>
            {done.words} {done.patient}
          </p>
          <WhereIsIt value={medicineIs} onChange={setMedicineIs} />
        </Dialog>
      ) : null}
    </>
  )
}

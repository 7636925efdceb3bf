import { useCallback, useEffect, useState, type ReactElement } from 'react'
import type { Outcome } from '../../bridge/ask.ts'
import { newId } from '../../bridge/ids.ts'
import { usePersonShownAtFirst } from '../../bridge/person-shown.ts'
import { useAct } from '../../bridge/use-act.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useSayScan } from '../../ui/scanning.tsx'
import { standsAfter } from '../../ui/undo-of.ts'
import { useKeys } from '../../ui/use-keys.ts'
import { letterWaitMs } from '../../ui/words-typed.ts'
import { medicineOf, whereKeys, whereMissing, WhereIsIt, type MedicineIs } from './acts/where-is-it.tsx'
import { appKeys } from '../../wording/keys.ts'
import { refusalWords } from '../../wording/refusals.ts'
import { commonRefusalWords, troubleWords } from '../../wording/troubles.ts'
import {
  neverUndoneWords,
  tooLateWords,
  undoElsewhereWords,
  undoneNowWords,
  undoneWords,
  type Standing,
} from '../../wording/undo.ts'
import foot from './act-dialog.module.css'
import css from './in-hand.module.css'
import type { Told } from './use-done-acts.ts'

// Pressed within the ten seconds it is done: its key may wait for more letters first.
const undoMs = 10_000 + letterWaitMs

/** Why an undo was not done, and whether pressing again is of no use. `left`: somebody decided that it stays. */
interface NotUndone {
  readonly words: string
  readonly forGood: boolean
  readonly left?: true
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

/**
 * What was just done, and for ten seconds the way back; by its key only while no other prescription is in hand. A departure taken
 * back asks where the medicine is. While an undo is on its way, was refused, or left something standing, it stays.
 */
export const UndoBar = (props: {
  readonly done: Told
  readonly inHand: string | null
  /** False once something else was done: what is not on its way or refused goes then. */
  readonly latest: boolean
  readonly onGone: (turn: number) => void
}): ReactElement | null => {
  const { done, inHand, latest } = props
  const { send, inFlight } = useAct()
  const announce = useAnnounce()
  const [asking, setAsking] = useState(false)
  const [medicineIs, setMedicineIs] = useState<MedicineIs | null>(null)
  const [notUndone, setNotUndone] = useState<NotUndone | null>(null)
  const [undone, setUndone] = useState<readonly Standing[] | null>(null)
  const asPersonId = usePersonShownAtFirst()
  const [ids] = useState(() => ({ act: newId(), commands: done.undo.map(newId) }))
  const departure = done.undo.some(({ type }) => type === 'handed-out' || type === 'dispatched')

  useEffect(() => {
    announce(`${done.words} ${done.whose}`)
  }, [announce, done.words, done.whose])
  const { onGone: goes } = props
  const { turn } = done
  const onGone = useCallback(() => {
    goes(turn)
  }, [goes, turn])
  const stands = undone ?? done.stands
  const open = asking || inFlight || (notUndone !== null && notUndone.left !== true)
  useEffect(() => {
    if (open || (undone !== null && latest && stands.length > 0)) return
    const timer = window.setTimeout(onGone, latest ? undoMs : 0)
    return () => {
      window.clearTimeout(timer)
    }
  }, [open, undone, stands.length, latest, onGone])

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
    const left = standsAfter(done.stands, outcome.value.prescriptions)
    announce(undoneWords(left))
    setUndone(left)
  }
  const begin = (): void => {
    if (departure) setAsking(true)
    else void undo(null)
  }
  const leave = (): void => {
    setAsking(false)
    setNotUndone({ words: 'It stays as it was recorded.', forGood: false, left: true })
  }
  const possible = done.undo.length > 0 && notUndone?.forGood !== true && undone === null
  const another = inHand !== null && done.undo.every(({ prescriptionId }) => prescriptionId !== inHand)
  const say = useSayScan()
  const press = (): void => {
    if (inFlight) return
    if (!possible) say({ tone: 'attention', ...(undone !== null ? tooLateWords : neverUndoneWords(done.instead)) })
    // The key is pressed with the eyes on the one in hand; only the button stands beside the other patient's name.
    else if (another) say({ tone: 'attention', ...undoElsewhereWords })
    else begin()
  }
  useKeys({ [appKeys.undo.key]: press }, latest ? 'always' : 'never')
  if (!latest && !open) return null
  const [icon, told]: readonly ['tick' | 'warning', string] =
    notUndone !== null
      ? ['warning', `Not undone. ${notUndone.words}`]
      : undone !== null
        ? [stands.length > 0 ? 'warning' : 'tick', stands.length > 0 ? undoneWords(stands) : undoneNowWords(done.words)]
        : ['tick', done.words]
  return (
    <>
      <div className={css['told']}>
        <Icon name={icon} />
        <p role={notUndone === null ? undefined : 'alert'}>
          {told} <span>{done.whose}</span>
        </p>
        {done.instead === null ? null : <p className={css['instead']}>{done.instead}</p>}
        {possible ? (
          <Button {...(another || !latest ? {} : { keyOf: appKeys.undo.key })} onPress={begin} disabled={inFlight}>
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
            {done.words} {done.whose}
          </p>
          <WhereIsIt value={medicineIs} onChange={setMedicineIs} />
        </Dialog>
      ) : null}
    </>
  )
}

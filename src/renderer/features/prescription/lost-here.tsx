import type { ReactElement } from 'react'
import { now } from '../../bridge/clock.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { isAboutPatient, letGo, lostActWords, lostHereWords as words } from '../../wording/lost-acts.ts'
import { commandOfLost, lateOfLost, type LostAct } from './happened-then.ts'
import type { LateForm } from './happened-earlier.tsx'
import css from './in-hand.module.css'
import type { OfferedAct } from './offered-acts.ts'

const offeredFor = (lost: LostAct, offered: readonly OfferedAct[]): OfferedAct | undefined =>
  offered.find(({ command }) => command === commandOfLost(lost))

/** What a restore lost of the prescription in hand: the earliest is a press away, in the window of its act, for the time it was done. */
export const LostHere = (props: {
  readonly prescriptionId: string
  readonly offered: readonly OfferedAct[]
  readonly onBegin: (act: OfferedAct, late: LateForm) => void
}): ReactElement | null => {
  const lost = useQuestion('restore:lost', { prescriptionId: props.prescriptionId })
  const all = lost.reply?.kind === 'answer' ? lost.reply.value.acts : []
  if (all.length === 0) return null
  const [acts, aboutPatient] = [all.filter((one) => !isAboutPatient(one)), all.filter(isAboutPatient)]
  const first = acts.find((one) => offeredFor(one, props.offered) !== undefined)
  const act = first && offeredFor(first, props.offered)
  return (
    <section className={css['section']}>
      {acts.length === 0 ? null : (
        <Notice tone="attention" head={words.head}>
          <ul aria-label={words.head}>
            {acts.map((one, at) => (
              <li key={at}>{letGo(one) ? <strong>{lostActWords(one, now())}</strong> : lostActWords(one, now())}</li>
            ))}
          </ul>
          <p>{act === undefined ? words.otherwise : (act.why ?? words.how)}</p>
          {first === undefined || act === undefined || act.why !== undefined ? null : (
            <Button
              onPress={() => {
                props.onBegin(act, lateOfLost(first))
              }}
            >
              {words.record(first, now())}
            </Button>
          )}
        </Notice>
      )}
      {aboutPatient.length === 0 ? null : (
        <Notice tone="attention" head={words.aboutPatient}>
          <ul aria-label={words.aboutPatient}>
            {aboutPatient.map((one, at) => (
              <li key={at}>{lostActWords(one, now())}</li>
            ))}
          </ul>
          <p>{words.writeAgain}</p>
        </Notice>
      )}
    </section>
  )
}

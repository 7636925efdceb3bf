import type { ReactElement } from 'react'
import { isSamePerson } from '../../../../domain/same-person.ts'
import { Tick } from '../../../ui/tick.tsx'
import { issueOfId } from '../../../wording/names.ts'
import { sameNumberWords } from '../../../wording/other-prescriptions.ts'
import { stageWords } from '../../../wording/stages.ts'
import css from '../acts/forms.module.css'
import type { Detail } from '../detail.ts'
import type { Other } from '../use-others.ts'

const whatItIs = ({ itemNames, id, stage, patient }: Detail['othersOfPatient'][number], here: Detail): ReactElement => (
  <>
    {isSamePerson(patient, here.prescription.content.patient) ? null : <strong>{sameNumberWords(patient)} </strong>}
    {itemNames.join(', ')}{' '}
    <span className={css['quiet']}>
      {[issueOfId(id), stageWords[stage].name].map((part) => (part === null ? '' : ` · ${part}`))}
    </span>
  </>
)

/** The patient's other open prescriptions; those that wait for a check can be checked along, none is until it is ticked. */
export const OthersToCheck = (props: {
  readonly detail: Detail
  readonly waiting: readonly Other[]
  readonly taken: readonly string[]
  readonly onTake: (other: Other, on: boolean) => void
}): ReactElement | null => {
  const { othersOfPatient } = props.detail
  if (othersOfPatient.length === 0) return null
  return (
    <div className={css['block']}>
      <h3>Also open for this patient</h3>
      {othersOfPatient.map((other) => {
        const waiting = props.waiting.find(({ detail }) => detail.prescription.id === other.id)
        return waiting === undefined ? (
          <p key={other.id}>{whatItIs(other, props.detail)}</p>
        ) : (
          <Tick
            key={other.id}
            ticked={props.taken.includes(other.id)}
            onChange={(on) => {
              props.onTake(waiting, on)
            }}
          >
            Check this one too: {whatItIs(other, props.detail)}
          </Tick>
        )
      })}
    </div>
  )
}

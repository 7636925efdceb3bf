import type { ReactElement } from 'react'
import { isSamePerson } from '../../../domain/same-person.ts'
import { issueOfId } from '../../wording/names.ts'
import { sameNumberWords } from '../../wording/other-prescriptions.ts'
import { stageWords } from '../../wording/stages.ts'
import type { Detail } from './detail.ts'
import css from './in-hand.module.css'

/** The patient's other open prescriptions, each to be taken in hand. */
export const AlsoOpen = (props: {
  readonly detail: Detail
  readonly onTake: (id: string) => void
}): ReactElement | null =>
  props.detail.othersOfPatient.length === 0 ? null : (
    <section className={css['section']}>
      <h3>Also open for this patient</h3>
      <div className={css['others']}>
        {props.detail.othersOfPatient.map((other) => (
          <button
            key={other.id}
            type="button"
            className={css['other']}
            onClick={() => {
              props.onTake(other.id)
            }}
          >
            <span>{other.itemNames.join(', ')}</span>
            {isSamePerson(other.patient, props.detail.prescription.content.patient) ? null : (
              <strong>{sameNumberWords(other.patient)}</strong>
            )}
            <span>
              {[issueOfId(other.id), stageWords[other.stage].name].filter((part) => part !== null).join(' · ')}
            </span>
          </button>
        ))}
      </div>
    </section>
  )

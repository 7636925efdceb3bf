import type { ReactElement } from 'react'
import { isSamePerson } from '../../../../domain/same-person.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Tick } from '../../../ui/tick.tsx'
import { issueOfId } from '../../../wording/names.ts'
import { cameLaterWords, sameNumberWords } from '../../../wording/other-prescriptions.ts'
import { itemOf, type Detail } from '../detail.ts'
import type { GoingAlong } from '../use-going-along.ts'
import type { PortionsOf } from './bag-contents.ts'
import { InTheBag } from './bag-items.tsx'
import css from './forms.module.css'
import { Unread } from './unread.tsx'

/** The patient's other prescriptions, to take along in the same act or not, as they lie in their bags. */
export const GoesAlong = (props: {
  readonly detail: Detail
  readonly along: GoingAlong
  readonly portionsOf: PortionsOf
}): ReactElement | null => {
  const { others, taken, later, take } = props.along
  const unread = <Unread of={props.along} />
  if (others.length === 0) return unread
  return (
    <div className={css['block']}>
      {unread}
      <h3>From another prescription of this patient</h3>
      {later.length === 0 ? null : <Notice tone="attention" head={cameLaterWords(later.length)} says />}
      {others.map((other) => {
        const { id, content } = other.detail.prescription
        const { patient } = content
        return (
          <div key={id}>
            {isSamePerson(patient, props.detail.prescription.content.patient) ? null : (
              <Notice tone="danger" head={sameNumberWords({ ...patient, given: patient.given.join(' ') })} />
            )}
            <Tick
              ticked={taken.includes(other)}
              onChange={(on) => {
                take(id, on)
              }}
            >
              {other.itemIds.map((itemId) => {
                const item = itemOf(other.detail.prescription, itemId)
                return item ? <InTheBag key={itemId} item={item} portionsOf={props.portionsOf} /> : null
              })}
              <span className={css['quiet']}>{issueOfId(id) ?? id}</span>
            </Tick>
          </div>
        )
      })}
    </div>
  )
}

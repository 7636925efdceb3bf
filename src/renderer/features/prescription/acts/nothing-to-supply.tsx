import { useContext, type ReactElement } from 'react'
import { isOfASchedule } from '../../../../domain/decide/leaving.ts'
import { NoPharmacist } from '../../../ui/no-pharmacist.tsx'
import { itemOf } from '../detail.ts'
import { HappenedThen } from '../happened-then.ts'
import type { Other } from '../use-others.ts'

/** Whether a controlled drug is among what is to leave, in whichever prescription of the patient. */
export const isControlledAmong = (going: readonly Other[]): boolean =>
  going.some(({ detail: { prescription }, itemIds }) =>
    itemIds.some((itemId) => {
      const item = itemOf(prescription, itemId)
      return item !== undefined && isOfASchedule(item)
    }),
  )

/** Says that what is to leave could not leave now, for want of a responsible pharmacist; nothing where it could, or it left long ago. */
export const NothingToSupply = ({ going }: { readonly going: readonly Other[] }): ReactElement | null => {
  const isLate = useContext(HappenedThen) !== null
  return isLate ? null : <NoPharmacist controlled={isControlledAmong(going)} />
}

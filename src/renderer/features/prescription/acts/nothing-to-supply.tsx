import type { ReactElement } from 'react'
import { NoPharmacist } from '../../../ui/no-pharmacist.tsx'
import type { ActProps } from '../act-dialog.tsx'
import { itemOf } from '../detail.ts'

/** Says before anything is asked that these items could not leave now, for want of a responsible pharmacist; nothing where they could. */
export const NothingToSupply = ({ detail, itemIds }: Pick<ActProps, 'detail' | 'itemIds'>): ReactElement | null => (
  <NoPharmacist controlled={itemIds.some((itemId) => itemOf(detail.prescription, itemId)?.schedule !== 'none')} />
)

import type { ReactElement } from 'react'
import type { Item } from '../../../domain/prescription.ts'
import { Mark } from '../../ui/mark.tsx'
import { scheduleMark } from '../../wording/schedules.ts'

/** The schedule of a controlled drug, wherever its medicine is named; nothing where it is none, or before the clinical check has asked. */
export const ScheduleMark = ({ item }: { readonly item: Pick<Item, 'schedule'> }): ReactElement | null => {
  // Every released message leaves it out.
  const mark = item.schedule === 'unknown' ? null : scheduleMark(item.schedule)
  return mark === null ? null : <Mark short={mark} full={`Controlled drug, ${mark}`} tone="plain" />
}

import type { ReactElement } from 'react'
import type { Item } from '../../../domain/prescription.ts'
import { Mark } from '../../ui/mark.tsx'
import { scheduleMark } from '../../wording/schedules.ts'

/** The schedule of a controlled drug, wherever its medicine is named; nothing where it is none, or where nobody says. `byFile`: it is not answered yet, the product file says it. */
export const ScheduleMark = ({
  item,
  byFile = false,
}: {
  readonly item: Pick<Item, 'schedule'>
  readonly byFile?: boolean
}): ReactElement | null => {
  // Every released message leaves it out.
  const mark = item.schedule === 'unknown' ? null : scheduleMark(item.schedule)
  if (mark === null) return null
  const full = `Controlled drug, ${mark}${byFile ? ', as the product file says' : ''}`
  return <Mark short={mark} full={full} tone="plain" />
}

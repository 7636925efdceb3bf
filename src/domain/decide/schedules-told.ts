import type { EventBody } from '../events.ts'
import { legalWindow } from '../law.ts'
import type { ItemContent, Schedule } from '../prescription-content.ts'
import type { Item, Prescription } from '../prescription.ts'
import { sameItem } from '../same-content.ts'
import type { LocalDate } from '../uk-date.ts'

type Known = Exclude<Schedule, 'unknown'>

const toldOf = ({ content }: Item, knowing: readonly ItemContent[]): readonly Known[] =>
  [content, ...knowing.filter((one) => sameItem(one, content))].flatMap(({ schedule }) =>
    schedule === 'unknown' ? [] : [schedule],
  )

/**
 * What messages say of schedules and the prescription does not go by: one that it does not know and a copy of the same wording
 * does, or one of its own that a person had answered otherwise before. No event where there is none.
 */
export const schedulesTold = (
  p: Prescription,
  knowing: readonly ItemContent[],
  today: LocalDate,
): readonly EventBody[] => {
  const told = p.items.flatMap((item) => {
    const [schedule] = toldOf(item, knowing)
    const goesByIt = schedule === item.content.schedule && schedule === item.schedule
    return schedule === undefined || goesByIt ? [] : [[item.content.id, schedule] as const]
  })
  if (told.length === 0) return []
  const windows = told.map(([id, schedule]) => [id, legalWindow(p.content, schedule, today)] as const)
  return [{ type: 'schedule-told', schedules: Object.fromEntries(told), windows: Object.fromEntries(windows) }]
}

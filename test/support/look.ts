import { noSchedules } from '../../src/domain/clinical-check/schedule-in-file.ts'
import { ukDate, type LocalDate } from '../../src/domain/uk-date.ts'
import { createNearFamilies } from '../../src/main/dispensing/questions/near-families.ts'
import type { Look } from '../../src/main/dispensing/questions/queue-row.ts'

/** Looking at lists on a UK day, or at an instant of it, with a product file that keeps these drug codes in a fridge. */
export const lookOn = (day: LocalDate | number, ...cold: readonly string[]): Look => {
  const codes = new Set(cold)
  return {
    today: typeof day === 'number' ? ukDate(day) : day,
    keptCodes: () => ({ locked: new Set(), cold: codes }),
    schedulesByCode: () => noSchedules,
    near: createNearFamilies(),
  }
}

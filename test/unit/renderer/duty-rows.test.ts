import { expect, test } from 'vitest'
import { dutyRemarks, dutyRows } from '../../../src/renderer/wording/on-duty.ts'

const hour = 3_600_000
const nine = Date.parse('2026-11-16T09:00:00Z')
const person = { id: 'p', name: 'Aisha Karim', registration: '2081234' }
const spell = (id: string, from: number, until: number | null) => ({ id, person, from, until, absences: [] })
const alone = (id: string, from: number) => ({
  ...{ id, person: { id: 't', name: 'Tom Ellis' }, from, until: from + hour, reason: 'Ill' },
})

test('who worked alone is told with the spell it began in, and in a row of its own where nobody was signed on', () => {
  const forgotten = spell('forgotten', nine, null)
  const within = alone('within', nine + hour)
  const dayAfter = alone('day after', nine + 24 * hour)
  const before = alone('before', nine - hour)
  const page = { spells: [forgotten], alone: [before, within, dayAfter], reasons: [] }
  expect(dutyRows(page).map(({ id }) => id)).toEqual(['day after', 'forgotten', 'before'])
  expect(dutyRemarks(forgotten, [], page.alone)).toHaveLength(1)
  expect(dutyRemarks(forgotten, [], page.alone)[0]).toMatch(/^Tom Ellis worked alone from .*10:00: Ill$/)
})

test('why working alone was entered afterwards is told with it', () => {
  const period = alone('period', nine)
  const reasons = [{ of: 'period', at: nine, why: 'entered-late' as const, text: 'The PC was off' }]
  const [row] = dutyRows({ spells: [], alone: [period], reasons })
  expect(row).toMatchObject({
    remark: expect.stringMatching(/Ill\. .*09:00 entered afterwards because: The PC was off$/) as string,
  })
})

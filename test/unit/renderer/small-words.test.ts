import { expect, test } from 'vitest'
import { isNhs } from '../../../src/domain/payment.ts'
import { accuracyPassedWords, paymentWords } from '../../../src/renderer/wording/at-the-counter.ts'
import { isSuppliedInstead } from '../../../src/renderer/wording/claims.ts'
import { closingWords } from '../../../src/renderer/wording/days-end.ts'
import { supportLines } from '../../../src/renderer/wording/health.ts'
import { drillWords } from '../../../src/renderer/wording/restore.ts'
import { outcomeWords, sentWords } from '../../../src/renderer/wording/delivery.ts'
import { ageAndSexWords } from '../../../src/renderer/wording/numbers-and-dates.ts'
import { nobodySignedOnWords } from '../../../src/renderer/wording/on-duty.ts'
import { unreadableWords } from '../../../src/renderer/wording/scans.ts'
import { carrierWords } from '../../../src/renderer/wording/places.ts'
import { reminderWords } from '../../../src/renderer/wording/print.ts'
import { recordedTakerWords } from '../../../src/renderer/wording/schedules.ts'
import { syncStory, type SyncState } from '../../../src/renderer/wording/sync.ts'
import { troubleWords } from '../../../src/renderer/wording/troubles.ts'

const itemName = 'Naproxen 250mg tablets'
const supplied = (name: string) => [{ name, amount: 2800, unit: 'tablet' }]

test('the maker behind a name is no other medicine; any other difference is told', () => {
  expect(isSuppliedInstead({ itemName, supplied: supplied(itemName) })).toBe(false)
  expect(isSuppliedInstead({ itemName, supplied: supplied(`${itemName} (Thornbeck Generics)`) })).toBe(false)
  expect(isSuppliedInstead({ itemName, supplied: supplied('Naproxen 500mg tablets') })).toBe(true)
  expect(isSuppliedInstead({ itemName, supplied: supplied(`${itemName} gastro-resistant`) })).toBe(true)
})

test('a check of some items is not told as a check of all', () => {
  expect(accuracyPassedWords(4, 4)).toBe('Accuracy check passed.')
  expect(accuracyPassedWords(1, 4)).toBe('Accuracy check passed for 1 of 4 items.')
})

test('a code that came in pieces is to be scanned again before anybody looks at the scanner', () => {
  expect(unreadableWords('separators', false)).toMatch(/^Nothing was done\. Scan it again\./)
  for (const why of ['check-digit', 'damaged', 'separators', 'part', 'other'] as const) {
    expect(unreadableWords(why, true)).not.toMatch(/search/i)
    for (const inWindow of [true, false]) expect(unreadableWords(why, inWindow)).toMatch(/scan it again/i)
  }
})

test('the last drill is told with its day, also when that is today', () => {
  const now = Date.parse('2026-11-21T17:00:00Z')
  expect(drillWords(now - 1_680_000, now)).toBe('The last drill that succeeded: today 16:32.')
  expect(drillWords(now - 86_400_000, now)).toBe('The last drill that succeeded: 20 Nov 17:00.')
})

test('the day’s end says whether Pestle can be closed, and what then becomes of what was not sent', () => {
  const none = { count: 0, since: null }
  expect(closingWords({ waiting: none, updates: { count: 0, rows: [] } })).toBe(
    'Pestle can be closed: nothing waits to be sent by itself.',
  )
  expect(closingWords({ waiting: { count: 23, since: 0 }, updates: { count: 1, rows: [] } })).toBe(
    'Pestle can be closed: 23 updates wait, kept here, and go once Pestle is open and connected again. 1 update under “To settle” goes only when somebody sends it.',
  )
})

test('the text for support has its time as people say it and is, cell after cell, lines of columns', () => {
  const at = Date.parse('2026-11-21T16:38:39.404Z')
  const found = [{ topic: 'Disk', state: 'fine', head: null, words: '72 GB free.' }] as const
  expect(supportLines(at, found).map((cells) => cells.join(''))).toEqual([
    'Pestle, looked at 21 Nov 2026 16:38',
    'FINE       Disk           72 GB free.',
  ])
})

test('only Schedules 1 and 2 are said to be for the register, and the schedule is named', () => {
  expect(recordedTakerWords(['2'])).toBe('Controlled drug, Schedule 2: for the register.')
  expect(recordedTakerWords(['3'])).toMatch(/^Controlled drug, Schedule 3: not for the register\./)
  expect(recordedTakerWords(['2', '3'])).toBe('Controlled drug, Schedules 2 and 3: Schedule 2 is for the register.')
  expect(recordedTakerWords(['1'])).toBe('Controlled drug, Schedule 1: for the register.')
})

test('that nobody is signed on is never said to leave everything else open', () => {
  expect(nobodySignedOnWords).not.toMatch(/everything else/i)
  expect(nobodySignedOnWords).toMatch(/which of them need a responsible pharmacist/)
})

test('a failed delivery is with the driver as well as with a courier, and the last legal day is a day to come on', () => {
  expect(outcomeWords.failed.told).toContain('The driver or courier still has it')
  expect(reminderWords.until('22 Nov 2026')).toBe(
    'The last day the law lets us hand it out is 22 Nov 2026. Please come by then.',
  )
})

test('a sex that nobody stated is said to be that beside the age', () => {
  const born = '1960-01-02'
  expect(ageAndSexWords({ birthDate: born, gender: 'unknown' }, '2026-11-22')).toBe('66 years, sex not stated')
  expect(ageAndSexWords({ birthDate: born, gender: 'female' }, '2026-11-22')).toBe('66 years, female')
})

test('a window that reaches nobody does not promise that it connects without a new link', () => {
  expect(troubleWords({ kind: 'unreachable' }).todo).toContain('connects by itself or says what to open')
})

test('where nothing waits, what is never sent is not said to be recorded with the NHS', () => {
  const quiet = { waiting: 0, unknownSinceRestore: 0, needsYou: 0, line: { kind: 'up' } }
  expect(syncStory(quiet as unknown as SyncState)).toContain('typed in from paper, is never sent')
})

test('only what is no NHS prescription asks for a price and the private register', () => {
  expect(isNhs({ byHand: null })).toBe(true)
  for (const form of ['private', 'fp10pcd', 'fp10'] as const)
    expect(isNhs({ byHand: { entry: { form } } } as unknown as Parameters<typeof isNhs>[0])).toBe(form === 'fp10')
})

test('a name keeps its capitals within a sentence', () => {
  expect(sentWords([], carrierWords['royal-mail'])).toContain('with Royal Mail.')
  expect(sentWords([], carrierWords['own-driver'])).toContain('with our own driver.')
  expect(paymentWords({ how: 'free', why: 'sexual-health' })).toBe('no charge: sexual health treatment (endorsed FS)')
})

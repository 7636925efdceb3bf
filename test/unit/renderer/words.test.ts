import { expect, test } from 'vitest'
import {
  ageWords,
  amountWords,
  dateWords,
  momentWords,
  nhsNumberWords,
} from '../../../src/renderer/wording/numbers-and-dates.ts'
import { marksOf } from '../../../src/renderer/wording/flags.ts'
import { othersWords } from '../../../src/renderer/wording/similar.ts'
import { owedWords } from '../../../src/renderer/wording/owed.ts'
import { issueOfId, listName, spokenName } from '../../../src/renderer/wording/names.ts'
import { nextTryWords, syncSentence, syncStory, type SyncState } from '../../../src/renderer/wording/sync.ts'

const quiet: SyncState = {
  line: { kind: 'idle', since: 0 },
  waiting: 0,
  needsYou: 0,
  oldestWaitingAt: null,
  nextAttemptAt: null,
  clockSkewMs: null,
  unknownSinceRestore: 0,
}

test('dates, numbers and names are written in the one way they cannot be misread', () => {
  expect(dateWords('1948-03-12')).toBe('12 Mar 1948')
  expect(nhsNumberWords('9990123456')).toBe('999 012 3456')
  expect(listName("O'Brien", 'Siobhan Mary')).toBe("O'BRIEN, Siobhan Mary")
  expect(spokenName({ family: 'Brown', given: ['Edith', 'Mary'] })).toBe('Edith Brown')
})

test('a quantity has its unit and never a needless decimal', () => {
  expect(amountWords(2800, 'tablet')).toBe('28 tablets')
  expect(amountWords(100, 'tablet')).toBe('1 tablet')
  expect(amountWords(250, 'ml')).toBe('2.5 ml')
})

test('an age is counted in birthdays', () => {
  const born = '2026-01-10'
  expect(
    ['2026-01-10', '2026-01-11', '2026-02-06', '2026-02-07', '2026-04-09', '2026-04-10', '2028-01-09'].map((day) =>
      ageWords(born, day),
    ),
  ).toEqual(['0 days', '1 day', '27 days', '4 weeks', '12 weeks', '3 months', '23 months'])
  expect(ageWords(born, '2028-01-10')).toBe('2 years')
  expect(ageWords('1948-03-12', '2026-03-11')).toBe('77 years')
  expect(ageWords('1948-03-12', '2026-03-12')).toBe('78 years')
})

test('a moment of today is its time, of another day the day as well', () => {
  const now = Date.parse('2026-11-21T12:00:00Z')
  expect(momentWords(Date.parse('2026-11-21T10:42:00Z'), now)).toBe('10:42')
  expect(momentWords(Date.parse('2026-11-14T10:42:00Z'), now)).toBe('14 Nov 10:42')
})

test('the header says that all is well only when nothing waits, nothing is wrong and nobody is needed', () => {
  expect(syncSentence(quiet)).toEqual({ words: 'NHS up to date', tone: 'quiet' })
  expect(syncSentence({ ...quiet, unknownSinceRestore: 1 })).toEqual({
    words: 'What the NHS shows of 1 prescription is not known since the restore',
    tone: 'attention',
  })
  expect(syncStory({ ...quiet, unknownSinceRestore: 1 })).not.toContain('Everything')
  expect(syncSentence({ ...quiet, waiting: 1 }).words).toBe('1 update on the way to the NHS')
  expect(syncSentence({ ...quiet, waiting: 23, line: { kind: 'no-network', since: 0 } })).toEqual({
    words: 'This PC has no network · 23 updates waiting',
    tone: 'attention',
  })
  expect(syncSentence({ ...quiet, needsYou: 2 })).toEqual({ words: '2 status updates need you', tone: 'attention' })
})

test('when the line is down it is said that the work is saved and what is sent later', () => {
  const words = syncStory({ ...quiet, waiting: 23, line: { kind: 'no-network', since: 0 } })
  expect(words).toContain('Your work is saved. 23 updates will be sent by themselves.')
})

test('the marks of a line are in words, loudest first, and a past last day is not called near', () => {
  const row = {
    id: '24F5DA-A83008-7EFE6Z/2',
    flags: ['repeat-issue', 'last-day-near'] as const,
    lastLegalDay: '2026-11-01',
    query: null,
  }
  expect(marksOf(row, '2026-11-21').map(({ short, tone }) => [short, tone])).toEqual([
    ['Past last day', 'danger'],
    ['eRD issue 2', 'plain'],
  ])
  expect(marksOf({ ...row, lastLegalDay: '2026-11-22' }, '2026-11-21')[0]?.short).toBe('Last day tomorrow')
})

test('a query says by when an answer is wanted, and says so aloud once that day is there', () => {
  const row = {
    id: 'x',
    flags: ['queried'] as const,
    lastLegalDay: null,
    query: { whom: 'Dr Razia', by: '2026-11-22' },
  }
  expect(marksOf(row, '2026-11-21')).toMatchObject([
    { short: 'Query, tomorrow', full: 'Queried to Dr Razia. Answer wanted by 22 Nov 2026.', tone: 'plain' },
  ])
  expect(marksOf(row, '2026-11-22')).toMatchObject([{ short: 'Query due', tone: 'attention' }])
})

test('only an issue of repeat dispensing has a number of its own', () => {
  expect(issueOfId('24F5DA-A83008-7EFE6Z/2')).toBe('Issue 2')
  expect(issueOfId('24F5DA-A83008-7EFE6Z')).toBeNull()
})

test('a connection that broke is no connection, not a failing service', () => {
  expect(syncSentence({ ...quiet, line: { kind: 'no-connection', since: 0 } }).words).toBe('No connection to the NHS')
})

test('a try that is due is not told as one to come', () => {
  const now = Date.parse('2026-11-21T10:29:00Z')
  expect(nextTryWords(now - 60_000, now)).toBe('Being tried now.')
  expect(nextTryWords(now + 60_000, now)).toBe('Next try 10:30.')
})

test('whom a patient could be taken for is told with the birth date, more than three are counted', () => {
  const one = { family: 'Whitefield', given: 'Margaret', birthDate: '1951-01-03', why: 'near-family-name' as const }
  expect(othersWords([one])).toBe('WHITEFIELD, Margaret (3 Jan 1951)')
  expect(othersWords([one, one, one, one])).toMatch(/ and 1 other$/)
})

test('what is owed is told with its amount, its day and why', () => {
  const owed = { unit: 'tablet', amount: 4600, reason: 'On order', promisedOn: '2026-11-22' }
  expect(owedWords(owed, '2026-11-21')).toBe('46 tablets owed, promised tomorrow: On order.')
  expect(owedWords({ ...owed, promisedOn: null }, '2026-11-21')).toBe('46 tablets owed, no day promised: On order.')
})

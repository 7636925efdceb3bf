import { expect, test } from 'vitest'
import fc from 'fast-check'
import { paletteEntries } from '../../../src/renderer/app/palette-entries.ts'
import { fit, fitAny } from '../../../src/renderer/features/palette/match.ts'
import { commandWords } from '../../../src/renderer/wording/commands.ts'

const best = (typed: string, names: readonly string[]): string | undefined =>
  names
    .flatMap((name) => {
      const score = fit(typed, name)
      return score === null ? [] : [{ name, score }]
    })
    .toSorted((a, b) => b.score - a.score)[0]?.name

const names = [
  'Clinical check',
  'Accuracy check',
  'Hand out',
  'Put on hold',
  'Release the hold',
  'Correct',
  'Day’s end',
]

test('a name is found by its beginning, by a word in it, by first letters, and with letters left out', () => {
  expect(best('cli', names)).toBe('Clinical check')
  expect(best('hold', names)).toBe('Put on hold')
  expect(best('ho', names)).toBe('Put on hold')
  expect(best('ac', names)).toBe('Accuracy check')
  expect(best('hndo', names)).toBe('Hand out')
  expect(best('days', names)).toBe('Day’s end')
})

test('what has letters that the name lacks is not found', () => {
  expect(fit('xyz', 'Hand out')).toBeNull()
})

test('capitals and accents make no difference, and a name always fits itself', () => {
  expect(fit('HAND', 'hand out')).toBe(fit('hand', 'hand out'))
  expect(fit('cafe', 'Café')).not.toBeNull()
  fc.assert(fc.property(fc.stringMatching(/^[a-z ]{1,20}$/), (name) => fit(name, name) !== null))
})

const nothing = (): void => undefined
const window = {
  go: nothing,
  search: nothing,
  help: nothing,
  lock: nothing,
  who: nothing,
  byHand: nothing,
  onDuty: nothing,
  practiceLine: 'on' as const,
}

const found = (typed: string): string | undefined =>
  paletteEntries([], window, null)
    .flatMap(({ id, words, also }) => {
      const score = fitAny(typed, words, also)
      return score === null ? [] : [{ id, score }]
    })
    .toSorted((a, b) => b.score - a.score)[0]?.id

test('what This PC can do is found by its own name and by the words people have for it', () => {
  expect(found('backup now')).toBe('this-pc-backup')
  expect(found('backup')).toBe('this-pc-backup')
  expect(found('back up')).toBe('this-pc-backup')
  expect(found('folder')).toBe('this-pc-backup-place')
  expect(found('recovery code')).toBe('this-pc-code')
  expect(found('put a backup back')).toBe('this-pc-restore')
  expect(found('drill')).toBe('this-pc-drill')
  expect(found('take out')).toBe('this-pc-leaving')
  expect(found('updates')).toBe('this-pc-updates')
  expect(found('doctor')).toBe('this-pc-examine')
})

test('the line of practice mode is found as it is called now, says that it only goes to the button, and is there only in practice', () => {
  const words = (practiceLine: 'on' | 'cut' | null): readonly string[] =>
    paletteEntries([], { ...window, practiceLine }, null)
      .filter(({ id }) => id === 'practice-line')
      .map((entry) => entry.words)
  expect(found('cut the line')).toBe('practice-line')
  expect(words('on')).toEqual(['Cut the line: goes to its button. Press Enter there'])
  expect(words('cut')).toEqual(['Restore the line: goes to its button. Press Enter there'])
  expect(words(null)).toEqual([])
})

test('other words for an act never push away the one that has the word in its name', () => {
  expect(fitAny('check', 'Clinical check', 'verify')).toBe(fit('check', 'Clinical check'))
  expect(fitAny('zzz', 'Clinical check', 'verify')).toBeNull()
  expect(fitAny('rify', 'Clinical check', 'verify')).toBeNull()
  expect(fitAny('', 'Clinical check', 'verify')).toBe(0)
})

test('who types incident finds first the act that records one', () => {
  const words = Object.values(commandWords)
  expect(best('incident', words)).toBe(commandWords['report-incident'])
})

import { describe, expect, it } from 'vitest'
import type { PrescriptionContent } from '../../../src/domain/prescription-content.ts'
import { parseBytes } from '../../../src/main/intake/parse-bytes.ts'
import { readMessage, type ReadPrescription } from '../../../src/main/intake/read-message.ts'
import {
  practiceFailedRelease,
  practiceForOther,
  practiceReleases,
  practiceUnsigned,
  type PracticeFile,
} from '../../../src/main/practice/scripts/practice-releases.ts'
import { seededRandom } from '../../support/seeded-random.ts'

const now = Date.parse('2026-11-16T09:00:00Z')
const options = (seed = 1, from = 0) => ({ ods: 'FA565', now, random: seededRandom(seed), from })

const read = (file: PracticeFile): ReadPrescription => {
  const parsed = parseBytes(Buffer.from(file.bytes))
  if (!parsed.ok) throw new Error(parsed.refusal.message)
  const message = readMessage(parsed.value, '2026-11-16')
  if (!message.ok) throw new Error(message.refusal.message)
  const [only] = message.value
  if (message.value.length !== 1 || only === undefined || !('content' in only))
    throw new Error(`${file.name}: ${JSON.stringify(only)}`)
  return only
}

const aDay = (count = 34, seed = 1): readonly PrescriptionContent[] =>
  practiceReleases({ ...options(seed), count }).map((file) => read(file).content)

describe('a practice day', () => {
  it('reads as prescriptions released to this pharmacy, every one', () => {
    const day = practiceReleases({ ...options(), count: 34 }).map(read)
    expect(day.map(({ source }) => [source.kind, source.releasedTo, source.signed])).toEqual(
      day.map(() => ['release', 'FA565', true]),
    )
  })

  it('holds what a pharmacy meets: every treatment, one to four items, controlled drugs, a cancelled item', () => {
    const day = aDay()
    const items = day.flatMap((one) => one.items)
    expect(new Set(day.map((one) => one.treatment))).toEqual(new Set(['acute', 'repeat', 'repeat-dispensing']))
    expect(new Set(day.map((one) => one.items.length))).toEqual(new Set([1, 2, 3, 4]))
    expect(items.filter((item) => item.quantityInWords === 'fifty six').length).toBeGreaterThanOrEqual(2)
    expect(items.filter((item) => item.cancelled)).toHaveLength(1)
    expect(items.every((item) => item.schedule === 'unknown')).toBe(true)
    expect(items.filter((item) => item.drug.name.startsWith('Insulin')).length).toBeGreaterThanOrEqual(2)
    expect(day.some((one) => new Set(one.items.map((item) => item.treatment)).size === 2)).toBe(true)
  })

  it('brings two issues of one repeat prescription, with the same ids', () => {
    const pair = aDay().filter(({ issue }) => issue?.of === 6 && issue.number <= 2)
    const [first, second] = pair.filter((one) => pair.some((other) => other !== one && other.shortId === one.shortId))
    expect([first?.issue, second?.issue]).toEqual([
      { number: 1, of: 6 },
      { number: 2, of: 6 },
    ])
    expect(second?.items.map(({ id }) => id)).toEqual(first?.items.map(({ id }) => id))
  })

  it('has only test NHS numbers, and one date of birth, name and surgery for each', () => {
    const people = new Map<string, Set<string>>()
    for (const { patient } of [...aDay(), ...aDay(80, 2)])
      people.set(patient.nhsNumber, (people.get(patient.nhsNumber) ?? new Set()).add(JSON.stringify(patient)))
    expect([...people.keys()].every((number) => number.startsWith('999'))).toBe(true)
    expect([...people.values()].every((versions) => versions.size === 1)).toBe(true)
    expect(people.size).toBeGreaterThanOrEqual(30)
  })

  it('is the same for the same randomness and never repeats an id otherwise', () => {
    const first = practiceReleases({ ...options(), count: 5 })
    expect(practiceReleases({ ...options(), count: 5 })).toEqual(first)
    const random = seededRandom(7)
    const shortIds = [0, 40, 80].flatMap((from) =>
      practiceReleases({ ods: 'FA565', now, random, from, count: 40 }).map((file) => read(file).content),
    )
    const keys = shortIds.map((one) => `${one.shortId}/${String(one.issue?.number)}`)
    expect(new Set(keys).size).toBe(120)
  })

  it('was never written in the future, whatever the hour', () => {
    for (const hour of [0, 1, 12, 23])
      for (const { writtenOn, validFrom } of practiceReleases({
        ...options(),
        now: Date.UTC(2026, 6, 1, hour),
        count: 34,
      }).map((file) => read(file).content))
        expect([writtenOn, validFrom ?? '2026-01-01'].every((day) => day <= '2026-07-02')).toBe(true)
  })
})

describe('what goes wrong', () => {
  it('is sent back by the NHS with its words', () => {
    const failed = read(practiceFailedRelease(options()))
    expect([failed.source.kind, failed.sentBackReason]).toEqual(['release-failed', 'Signature is invalid.'])
  })

  it('was released to another pharmacy', () => {
    const other = read(practiceForOther({ ...options(), otherOds: 'FXX99' }))
    expect(other.source.releasedTo).toBe('FXX99')
  })

  it('is an order that nobody signed or released', () => {
    const order = read(practiceUnsigned(options()))
    expect([order.source.kind, order.source.signed, order.source.releasedTo]).toEqual(['order', false, null])
  })
})

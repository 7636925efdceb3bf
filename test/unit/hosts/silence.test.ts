import { expect, test } from 'vitest'
import { silence } from '../../../src/main/hosts/electron/silence.ts'

const everyMs = 2_000
const minute = 60_000

/** Looks at a loop that beat last at 0, each after a gap of its own; gives when it counted as hung, or null. */
const hungAt = (
  gaps: readonly number[],
  {
    beatsAt = [],
    allowedAt = [],
  }: { readonly beatsAt?: readonly number[]; readonly allowedAt?: readonly number[] } = {},
): number | null => {
  const isHung = silence({ everyMs, hungAfterMs: minute })
  let [atMs, beats] = [0, 1]
  isHung({ atMs, beats, allowed: false })
  for (const [look, gap] of gaps.entries()) {
    atMs += gap
    if (beatsAt.includes(look)) beats += 1
    if (isHung({ atMs, beats, allowed: allowedAt.includes(look) })) return atMs
  }
  return null
}

const looks = (count: number): readonly number[] => Array.from({ length: count }, () => everyMs)

test('a loop that is silent for a minute of looks that came on time hangs, and not a look before', () => {
  expect(hungAt(looks(29))).toBeNull()
  expect(hungAt(looks(30))).toBe(minute)
})

test('one beat in that minute and it does not', () => {
  expect(hungAt(looks(55), { beatsAt: [26] })).toBeNull()
  expect(hungAt(looks(57), { beatsAt: [26] })).toBe(57 * everyMs)
})

test('a PC that slept, a process that was stopped and a watcher that was kept from running are no silence of the loop', () => {
  const night = 12 * 3_600_000
  expect(hungAt([...looks(29), night, ...looks(29)])).toBeNull()
  expect(hungAt(Array.from({ length: 1_000 }, () => 2 * everyMs + 1))).toBeNull()
})

test('looks that are a little late count as one each', () => {
  expect(hungAt(Array.from({ length: 30 }, () => 1.5 * everyMs))).toBe(1.5 * minute)
})

test('work that may keep the loop silent is no hang, however long, and the minute begins after it', () => {
  const long = Array.from({ length: 100 }, (_none, look) => look)
  expect(hungAt(looks(129), { allowedAt: long })).toBeNull()
  expect(hungAt(looks(130), { allowedAt: long })).toBe(130 * everyMs)
})

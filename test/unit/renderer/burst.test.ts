import { describe, expect, it } from 'vitest'
import { bagLabel } from '../../../src/domain/scan/bag-label.ts'
import {
  addTo,
  betweenMs,
  characterOf,
  endsScan,
  isModifier,
  isScanInField,
  isScanOnPage,
  isWithin,
  headBefore,
  noBurst,
  pauseMs,
  readAfter,
  waitMs,
  type Burst,
  type KeepsCodes,
} from '../../../src/renderer/ui/burst.ts'

const plain = { ctrlKey: false, metaKey: false, altKey: false }
const typed = (text: string, everyMs: number): Burst =>
  [...text].reduce((burst, character, at) => addTo(burst, character, at * everyMs), noBurst)

describe('a burst of keys', () => {
  it('is told from typing by the time between its characters alone', () => {
    expect(isScanOnPage(typed('5012345678900', 4))).toBe(true)
    expect(isScanOnPage(typed('5012345678900', betweenMs))).toBe(true)
    expect(typed('5012345678900', betweenMs + 1).text).toBe('0')
  })

  it('of three keys is not a scan: hands on two keys at once are as fast', () => {
    expect(isScanOnPage(typed('cap', 1))).toBe(false)
  })

  it('is over when too much time has gone by, and never begins with a key that is no character', () => {
    expect(isWithin(typed('501', 4), 8 + betweenMs)).toBe(true)
    expect(isWithin(typed('501', 4), 9 + betweenMs)).toBe(false)
    expect(isWithin(noBurst, 0)).toBe(false)
  })

  it('keeps blanks and FNC1, which comes as Control and ]', () => {
    expect(characterOf({ key: ' ', ...plain })).toBe(' ')
    expect(characterOf({ key: ']', ...plain })).toBe(']')
    expect(characterOf({ key: ']', ...plain, ctrlKey: true })).toBe('\x1d')
    expect(characterOf({ key: '\x1d', ...plain })).toBe('\x1d')
  })

  it('has no keys in it that hold Control, Alt or Meta, or that have a name', () => {
    for (const held of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }])
      expect(characterOf({ key: 'k', ...plain, ...held })).toBeUndefined()
    for (const key of ['Enter', 'Tab', 'Escape', 'F8', 'ArrowDown'])
      expect(characterOf({ key, ...plain })).toBeUndefined()
  })

  it('is ended by Enter or Tab, and goes on through the keys a scanner holds for capitals', () => {
    expect(['Enter', 'Tab', 'Escape'].map((key) => endsScan({ key, ...plain }))).toEqual([true, true, false])
    expect(endsScan({ key: 'Enter', ...plain, ctrlKey: true })).toBe(false)
    expect(isModifier({ key: 'Shift', ...plain })).toBe(true)
  })
})

describe('a burst in a text field', () => {
  const inField = (text: string, keeps: KeepsCodes = 'none', ended = true): boolean =>
    isScanInField(typed(text, 2), keeps, ended)

  it('is a scan when it reads as a code of ours, whole or damaged, with or without an end', () => {
    for (const code of ['5012345678900', '5012345678901', ']d201050123456789001727123110LOT7', 'BAG-AB12C'])
      expect([inField(code, 'none', false), inField(code, 'unknown')]).toEqual([true, true])
  })

  it('is not a scan when it is a text that an abbreviation was expanded to, or dictated', () => {
    expect(inField('Rang the surgery, 21 is right')).toBe(false)
    expect(inField('Thompson')).toBe(false)
    expect(inField('LOT7')).toBe(false)
  })

  it('of another code is taken out of fields that do not ask for one, and only with the end a scanner gives', () => {
    expect(inField('https://example.org/7')).toBe(true)
    expect(inField('https://example.org/7', 'none', false)).toBe(false)
    expect(inField('https://example.org/7', 'unknown')).toBe(false)
  })

  it('of a short unknown code is never taken for a place or for a name, which a person types slower or without a digit', () => {
    expect(inField('7KMPT', 'never')).toBe(true)
    expect(inField('7KMPT', 'never', false)).toBe(false)
    expect(inField('A3', 'never')).toBe(false)
    expect(inField('Chen', 'never')).toBe(false)
    expect(inField('5012345678900', 'never', false)).toBe(true)
  })

  it('is not a scan when a person went on at their own pace after what an abbreviation was expanded to', () => {
    const wentOn = (expanded: string, own: string): Burst =>
      [...own].reduce((burst, character) => addTo(burst, character, burst.lastAt + 120), typed(expanded, 3))
    const both = wentOn('Levothyroxine', '50mcg')
    expect(both.text).toBe('Levothyroxine50mcg')
    expect((['none', 'never'] as const).map((keeps) => isScanInField(both, keeps, true))).toEqual([false, false])
    // What reads as a code of ours is one, whatever pause its scanner made.
    expect(isScanInField(wentOn('50123', '45678900'), 'none', true)).toBe(true)
  })

  it('stays in a field that is for any code', () => {
    expect(inField('5012345678900', 'any')).toBe(false)
  })
})

// Between the characters of a pack's code: a scanner on a cable, one over Bluetooth, and two that paused where the PC was busy.
const pack = '0105012345678900172811001023110A12'
const gapsOf = {
  cable: () => 2,
  bluetooth: (at: number) => [7, 15, 30, 22, 8, 31, 15][at % 7] ?? 0,
  'bluetooth, in packets': (at: number) => (at > 0 && at % 6 === 0 ? 88 : 11),
  'a busy PC, once': (at: number) => (at === 14 ? 112 : 4),
  'a weak link, again and again': (at: number) => (at >= 4 && at % 3 === 0 ? pauseMs : 18),
}

describe('a scan whose characters came with gaps', () => {
  /** What it comes to: characters that go together, in their order. */
  const cameAs = (text: string, gap: (at: number) => number): readonly string[] => {
    const bursts: Burst[] = []
    let now = 0
    let burst = noBurst
    for (const [at, character] of [...text].entries()) {
      now += gap(at)
      if (burst.text !== '' && !isWithin(burst, now)) bursts.push(burst)
      burst = addTo(burst, character, now)
    }
    return [...bursts, burst].map((one) => one.text)
  }

  it.each(Object.entries(gapsOf))('is one scan: %s', (_, gap) => {
    expect(cameAs(pack, gap)).toEqual([pack])
    expect(cameAs('5012345678900', gap)).toEqual(['5012345678900'])
  })

  it('is one wherever a single pause came after its first four characters, and never one after a longer pause', () => {
    for (let pause = 4; pause < pack.length; pause += 1) {
      expect(cameAs(pack, (at) => (at === pause ? pauseMs : 4))).toEqual([pack])
      expect(cameAs(pack, (at) => (at === pause ? pauseMs + 1 : 4))).toHaveLength(2)
    }
  })

  it('is waited for only where so much of it has come that no person typed it', () => {
    expect(waitMs(typed('501', 4))).toBe(betweenMs)
    expect(waitMs(typed('5012', 4))).toBe(pauseMs)
    expect(cameAs('5012', () => 90)).toEqual(['5', '0', '1', '2'])
  })
})

describe('what came right before a scan', () => {
  const before: Burst = { text: '501', lastAt: 1_000, slowestMs: 4 }

  it('may be the head of it, and what came earlier is not', () => {
    expect(headBefore(before, 1_000 + pauseMs)).toBe('501')
    expect(headBefore(before, 1_001 + pauseMs)).toBe('')
    expect(headBefore(noBurst, 5)).toBe('')
  })

  it('is a part of it where that is digits alone after a digit, though its check digit fits, and where it cannot be read', () => {
    // The end of a pack's number, which reads as that of another; the end of its code.
    for (const end of ['12345670', '9434765919', '23110A12'])
      expect(readAfter('1', end)).toEqual({ kind: 'unknown', read: end, why: 'part' })
    expect(readAfter('', '12345670')).toMatchObject({ kind: 'pack' })
  })

  it('is a person’s key where the scan can be read and has letters, or where it was no digit', () => {
    expect(readAfter('2', bagLabel('JN94') ?? '')).toEqual({ kind: 'bag', bagId: 'JN94' })
    expect(readAfter('a', '5012345678900')).toMatchObject({ kind: 'pack' })
  })
})

import { describe, expect, it } from 'vitest'
import {
  addTo,
  betweenMs,
  characterOf,
  endsScan,
  isModifier,
  isScanInField,
  isScanOnPage,
  isWithin,
  noBurst,
  pauseMs,
  pieceLeft,
  type Burst,
  type KeepsCodes,
  type PastBurst,
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

  it('stays in a field that is for any code', () => {
    expect(inField('5012345678900', 'any')).toBe(false)
  })
})

describe('a piece of a broken scan that stayed in a field', () => {
  const past = (text: string, was: PastBurst['was']): PastBurst => ({ text, lastAt: 1_000, was })
  const now = (text: string, was: PastBurst['was']): PastBurst => ({ text, lastAt: 2_000, was })

  it('is known from the pace when it is four characters or more, before the part that could not be read or after it', () => {
    expect(pieceLeft(past(']d2010', 'typed'), now('31AM1QQ99', 'cut'), 1_060)).toEqual({ of: 'before', certain: true })
    for (const was of ['cut', 'whole'] as const)
      expect(pieceLeft(past('0105012345678900', was), now('8123110AM1', 'typed'), 1_060)).toEqual({
        of: 'now',
        certain: true,
      })
  })

  it('is only said when it is so short that a person may have typed it', () => {
    expect(pieceLeft(past('0150123456', 'cut'), now('AM1', 'typed'), 1_060)).toEqual({ of: 'now', certain: false })
  })

  it('is none after a longer pause, of a few characters beside a scan that could be read, and where nothing was scanned', () => {
    expect(pieceLeft(past('0150123456', 'cut'), now('8123110AM1', 'typed'), 1_001 + pauseMs)).toBeNull()
    expect(pieceLeft(past('0150123456', 'whole'), now('AM1', 'typed'), 1_060)).toBeNull()
    expect(pieceLeft(past('Larkspur', 'typed'), now('surgery', 'typed'), 1_060)).toBeNull()
    expect(pieceLeft(past('0150123456', 'cut'), now('the surgery', 'typed'), 1_060)).toBeNull()
    expect(pieceLeft(null, now('8123110AM1', 'typed'), 1_060)).toBeNull()
  })
})

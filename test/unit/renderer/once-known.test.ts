import { expect, test } from 'vitest'
import { createWishes } from '../../../src/renderer/features/prescription/once-known.ts'

const aScreen = () => {
  const wishes = createWishes<string>()
  const told: string[] = []
  let at: string | null = null
  const ports = {
    work: (of: string) => {
      told.push(`opened ${of}`)
    },
    say: (why: string) => {
      told.push(`said ${why}`)
    },
    where: () => at,
  }
  return {
    told,
    ask: (known: boolean, about: string, of: string) => {
      wishes.ask({ known, about }, of, ports)
    },
    drawn: (known: boolean, about: string) => {
      wishes.drawn({ known, about }, ports)
    },
    gone: () => {
      wishes.gone(ports)
    },
    goTo: (where: string | null) => {
      at = where
    },
  }
}

test('a window asked for before it can open opens once, as soon as it can, however often its key was pressed', () => {
  const { told, ask, drawn, gone } = aScreen()
  ask(false, 'A', 'check')
  ask(false, 'A', 'check')
  drawn(false, 'A')
  drawn(true, 'A')
  drawn(true, 'A')
  gone()
  expect(told).toEqual(['opened check'])
})

test('a window asked for about something else than is there by then does not open, and that is said', () => {
  const { told, ask, drawn } = aScreen()
  ask(false, 'A as Aisha', 'check')
  drawn(true, 'A as Daniel')
  expect(told).toEqual(['said changed'])
})

test('a window asked for on what leaves the screen before it can open is not lost in silence', () => {
  const { told, ask, gone } = aScreen()
  ask(false, 'A', 'check')
  gone()
  gone()
  expect(told).toEqual(['said changed'])
})

test('of two windows asked for before one can open the last opens, and over it is said that the other did not', () => {
  const { told, ask, drawn } = aScreen()
  ask(false, 'A', 'check')
  ask(false, 'A', 'hold')
  drawn(true, 'A')
  expect(told).toEqual(['opened hold'])
  drawn(true, 'A')
  drawn(true, 'A')
  expect(told).toEqual(['opened hold', 'said replaced'])
})

test.each([null, 'menu'])(
  'a window that can open only once somebody types elsewhere does not come over that, and it is said',
  (from) => {
    const { told, ask, drawn, goTo } = aScreen()
    goTo(from)
    ask(false, 'A', 'check')
    drawn(false, 'A')
    goTo('search')
    drawn(true, 'A')
    drawn(true, 'A')
    expect(told).toEqual(['said elsewhere'])
  },
)

test.each(['search', null])(
  'a window that was asked for in a field or a menu opens where somebody is still there, or is back at the page',
  (now) => {
    const { told, ask, drawn, goTo } = aScreen()
    goTo('search')
    ask(false, 'A', 'place')
    goTo(now)
    drawn(true, 'A')
    expect(told).toEqual(['opened place'])
  },
)

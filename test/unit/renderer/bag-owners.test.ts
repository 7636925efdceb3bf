import { expect, test } from 'vitest'
import { bagOwners, ownerToTake } from '../../../src/renderer/app/bag-owners.ts'
import { bagOwnerWords, lyingBagWords, lyingScanWords } from '../../../src/renderer/wording/bags.ts'

const patient = { family: 'Singh', given: 'Edith', birthDate: '1948-03-12', nhsNumber: '9990000001' }
const bagged = (id: string) => ({ id, patient })
const lying = (
  id: string,
  why: 'over' | 'past-last-day' | 'on-hold' | 'not-in-its-place',
  stage: 'done' | 'on-hold' | 'place',
) => ({
  ...bagged(id),
  why,
  stage,
  items: [{ name: 'Ibuprofen', why }],
})

test('of a bag that can be several prescriptions’ each is named once, with why it may not go and the list it is worked in', () => {
  const owners = bagOwners({
    placed: [bagged('1')],
    lying: [lying('1', 'over', 'place'), lying('2', 'on-hold', 'on-hold'), lying('3', 'not-in-its-place', 'place')],
    toPlace: [bagged('3'), bagged('4')],
  })
  expect(owners.map(({ id, list, why }) => [id, list, why])).toEqual([
    ['1', 'ready', null],
    ['2', 'on-hold', 'on-hold'],
    ['3', 'place', null],
    ['4', 'place', null],
  ])
})

test('a choice among patients says of which bag it is that it may not be handed out, and why', () => {
  expect(bagOwnerWords('1', patient)).not.toContain('handed out')
  expect(bagOwnerWords('2', patient, 'on-hold')).toContain('Not to be handed out: it is on hold')
})

test('a bag opens what is in hand only where that is as near to leaving as any other it can be of', () => {
  const owners = bagOwners({ placed: [bagged('1'), bagged('2')], lying: [], toPlace: [bagged('3')] })
  expect(ownerToTake(owners, '2')?.id).toBe('2')
  expect(ownerToTake(owners, '3')?.id).toBe('1')
  expect(ownerToTake(owners, null)?.id).toBe('1')
  expect(ownerToTake([], '1')).toBeUndefined()
})

test('one that may not go is told before another is opened that is only to be placed in it', () => {
  const owners = bagOwners({ placed: [], lying: [lying('1', 'past-last-day', 'place')], toPlace: [bagged('2')] })
  expect(ownerToTake(owners, '2')).toMatchObject({ id: '1', why: 'past-last-day' })
})

test('of a bag that is not to be handed out it is said what to do with it, by why it lies there', () => {
  const todo = (why: 'over' | 'past-last-day' | 'on-hold') => lyingScanWords('JN94', patient, why).todo
  expect(todo('over')).toContain('Press t')
  expect(todo('past-last-day')).toContain('Press x: not dispensed')
  expect(todo('on-hold')).toContain('Put it back')
})

test('a bag that is not to be handed out is put back in the window of a hand-out, and nothing says that it is not to be', () => {
  const inWindow = (why: 'over' | 'past-last-day' | 'on-hold' | 'not-in-its-place') => lyingBagWords('JN94', why).todo
  for (const why of ['over', 'past-last-day', 'on-hold', 'not-in-its-place'] as const) {
    expect(inWindow(why)).toContain('Put it back')
    expect(inWindow(why)).not.toContain('Press')
    expect(lyingScanWords('JN94', patient, why).todo).not.toContain('Do not put it back')
  }
  expect(inWindow('past-last-day')).toContain('not dispensed')
  expect(inWindow('over')).toContain('put away')
})

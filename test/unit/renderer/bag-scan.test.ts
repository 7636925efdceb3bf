import { expect, test } from 'vitest'
import type { BaggedPrescription, LyingPrescription } from '../../../src/contract/bags.ts'
import {
  bagVerdict,
  noBagYet,
  otherOut,
  withBag,
  withoutBag,
} from '../../../src/renderer/features/prescription/acts/bag-scan.ts'

const of = (nhsNumber: string, family: string): BaggedPrescription => ({
  id: nhsNumber,
  patient: { family, given: 'Edith', birthDate: '1948-03-12', nhsNumber },
})
const own = of('9990000001', 'Brown')
const stranger = of('9990000002', 'Browne')
const verdict = (placed: readonly BaggedPrescription[], toPlace: readonly BaggedPrescription[]) =>
  bagVerdict('A3XY', { placed: [...placed], lying: [], toPlace: [...toPlace] }, own.patient)

test('a bag that holds another patient’s medicine is wrong, and their name is said', () => {
  expect(verdict([stranger], [])).toMatchObject({
    whose: 'strangers',
    wrong: true,
    head: expect.stringContaining('BROWNE, Edith, born 12 Mar 1948') as string,
  })
  expect(verdict([stranger], [own])).toMatchObject({ wrong: true })
  expect(verdict([stranger, own], [])).toMatchObject({ wrong: true })
})

test('a label that is another patient’s next one is wrong, unless it is this patient’s as well', () => {
  expect(verdict([], [stranger])).toMatchObject({ whose: 'strangers', wrong: true })
  expect(verdict([], [stranger, own])).toMatchObject({ whose: 'own', wrong: false })
})

test('a bag of this patient and the label of their next one are right', () => {
  expect(verdict([own], [])).toMatchObject({ whose: 'own', wrong: false })
  expect(verdict([], [own])).toMatchObject({ whose: 'own', wrong: false })
})

test('their own other bag is not right while it is none of those that go out, and nothing goes out until it is put back', () => {
  const goes = (...going: readonly string[]) =>
    bagVerdict('A3XY', { placed: [own], lying: [], toPlace: [] }, own.patient, going)
  expect(goes('B1', 'a3xy')).toMatchObject({ whose: 'own', wrong: false })
  expect(goes('B1')).toMatchObject({ whose: 'not-now', wrong: true })
  expect(goes('B1').head).not.toContain('right')
  // Chosen as well and scanned again, it is.
  expect(otherOut(withBag(withBag(noBagYet, goes('B1')), goes('A3XY')))).toBeUndefined()
})

test('a bag that lies here and is not to be handed out is never right for what goes out, and of another patient it is said whose', () => {
  const lying = (who: BaggedPrescription, why: LyingPrescription['why'], going?: readonly string[]) =>
    bagVerdict(
      'A3XY',
      { placed: [], lying: [{ ...who, why, stage: 'done', items: [{ name: 'Ibuprofen', why }] }], toPlace: [] },
      own.patient,
      going,
    )
  expect(lying(own, 'over', ['A3XY'])).toMatchObject({ whose: 'not-now', wrong: true })
  expect(lying(own, 'over')).toMatchObject({ whose: 'not-now', wrong: true })
  expect(lying(own, 'not-in-its-place', ['B1'])).toMatchObject({ whose: 'not-now', wrong: true })
  // In the hand, on its way back into its place.
  expect(lying(own, 'not-in-its-place')).toMatchObject({ whose: 'own', wrong: false })
  expect(lying(stranger, 'on-hold')).toMatchObject({
    whose: 'strangers',
    wrong: true,
    head: expect.stringContaining('BROWNE, Edith, born 12 Mar 1948') as string,
  })
})

test('a bag in its place in which something else may not leave is never just right: that is named, to be taken out first', () => {
  const also = (why: LyingPrescription['why'], going?: readonly string[]) => {
    const lying = { ...own, why, stage: 'done' as const, items: [{ name: 'Ibuprofen 200mg tablets', why }] }
    return bagVerdict('A3XY', { placed: [own], lying: [lying], toPlace: [] }, own.patient, going)
  }
  for (const said of [
    also('over', ['A3XY']),
    also('on-hold', ['A3XY']),
    also('past-last-day', ['A3XY']),
    also('over'),
  ]) {
    expect(said).toMatchObject({ whose: 'own-in-part', wrong: false })
    expect(said.head).not.toContain('right')
    expect(said.todo).toContain('In the same bag: take it out first: Ibuprofen 200mg tablets (')
    // Its label ends no placing before that was read.
    expect(withBag(noBagYet, said).endsWith).toBeNull()
  }
  expect(also('over', ['B1'])).toMatchObject({ whose: 'not-now', wrong: true })
  // On its way back into that very bag.
  expect(also('not-in-its-place')).toMatchObject({ whose: 'own' })
})

test('a label that nobody has is never right: it may still stick on another patient’s bag', () => {
  expect(verdict([], [])).toMatchObject({ whose: 'nobodys', wrong: true })
  expect(verdict([], []).head).not.toContain('right')
})

test('under the same NHS number another name or birth date is another patient', () => {
  const sameNumber = { ...stranger, patient: { ...stranger.patient, nhsNumber: own.patient.nhsNumber } }
  expect(verdict([sameNumber], [])).toMatchObject({ whose: 'strangers' })
  const born = { ...own, patient: { ...own.patient, birthDate: '1975-01-01' } }
  expect(verdict([], [born])).toMatchObject({ whose: 'strangers' })
})

test('the right bag alone may end a placing; after a wrong one or nobody’s a person ends it, until that is put back', () => {
  const right = verdict([], [own])
  expect(withBag(noBagYet, right).endsWith).toBe('A3XY')
  for (const other of [verdict([stranger], []), verdict([], [])]) {
    const wrong = { ...other, bagId: 'Z9Z9' }
    const after = withBag(noBagYet, wrong)
    expect(after.endsWith).toBeNull()
    expect(withBag(after, right)).toMatchObject({ said: [wrong, right], endsWith: null })
  }
})

test('what is said of a wrong bag stays beside every bag scanned after it, until that very one is put back', () => {
  const theirs = bagVerdict('Z9Z9', { placed: [stranger], lying: [], toPlace: [] }, own.patient)
  const nobodys = bagVerdict('B1', { placed: [], lying: [], toPlace: [] }, own.patient)
  const right = verdict([own], [])
  const all = [theirs, right, nobodys, right].reduce(withBag, noBagYet)
  expect(all.said).toEqual([theirs, nobodys, right])
  expect(otherOut(all)).toBe(nobodys)
  const first = withoutBag(all, nobodys)
  expect(otherOut(first)).toBe(theirs)
  const second = withoutBag(first, theirs)
  expect(otherOut(second)).toBeUndefined()
  // Put back, the bag said to be right before is still a person's to place.
  expect(second).toEqual({ said: [right], endsWith: null })
  expect(withBag(second, right).endsWith).toBe('A3XY')
})

test('a new answer about the same bag takes the place of the one before', () => {
  const right = verdict([own], [])
  const unanswered = { ...right, whose: 'not-found-out', wrong: true } as const
  expect(withBag(withBag(noBagYet, unanswered), right).said).toEqual([right])
})

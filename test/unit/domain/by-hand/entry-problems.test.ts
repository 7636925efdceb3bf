import { expect, test } from 'vitest'
import { entryProblems, type EntryProblem } from '../../../../src/domain/by-hand/entry-problems.ts'
import type { HandEntry } from '../../../../src/domain/by-hand/hand-entry.ts'
import { itemId } from '../../../support/builders.ts'
import { aControlledItem, aHandEntry, aHandItem, anFp10pcd } from '../../../support/by-hand.ts'

const monday = '2026-03-02'
const first = itemId(1)

const told = (entry: HandEntry, today = monday): readonly string[] =>
  entryProblems(entry, today).map(({ field, code }: EntryProblem) => `${field} ${code}`)

test('an FP10, a private prescription and an FP10PCD that are rightly filled in have nothing against them', () => {
  expect(told(aHandEntry())).toEqual([])
  expect(told(aHandEntry({ form: 'private' }))).toEqual([])
  expect(told(anFp10pcd())).toEqual([])
})

test('only the paper itself is a prescription: a scan or an e-mail is not (HMR 2012 reg 219)', () => {
  expect(told(aHandEntry({ originalInHand: false }))).toEqual(['originalInHand original-not-in-hand'])
})

test('a prescription is signed in ink by the prescriber (HMR 2012 reg 217(2))', () => {
  expect(told(aHandEntry({ signedInInk: false }))).toEqual(['signedInInk not-signed-in-ink'])
})

test('it names patient and prescriber with their addresses (HMR 2012 reg 217(2))', () => {
  const entry = aHandEntry({
    patient: { family: ' ', given: '', address: [' '] },
    prescriber: { name: '', organisation: '', number: '', address: [] },
  })
  expect(told(entry)).toEqual([
    'patient.family missing',
    'patient.given missing',
    'patient.address missing',
    'prescriber.name missing',
    'prescriber.organisation missing',
    'prescriber.address missing',
    'prescriber.number missing',
  ])
})

test('a date that has not come yet is not taken in', () => {
  expect(told(aHandEntry({ writtenOn: '2026-03-03' }))).toEqual(['writtenOn in-future'])
  expect(told(aHandEntry({ writtenOn: monday }))).toEqual([])
})

test('dates are days of the calendar', () => {
  const entry = aHandEntry({ writtenOn: '2026-02-30', notBefore: 'soon', patient: { birthDate: '12/03/1948' } })
  expect(told(entry)).toEqual(['writtenOn not-a-date', 'notBefore not-a-date', 'patient.birthDate not-a-date'])
})

test('a birth date lies in the past of a living person', () => {
  expect(told(aHandEntry({ patient: { birthDate: '2048-03-12' } }))).toEqual(['patient.birthDate in-future'])
  expect(told(aHandEntry({ patient: { birthDate: '1848-03-12' } }))).toEqual(['patient.birthDate too-long-ago'])
})

test('the day before which nothing is to be supplied may be to come, but is not before the writing (HMR 2012 reg 217(2))', () => {
  expect(told(aHandEntry({ notBefore: '2026-03-09' }))).toEqual([])
  expect(told(aHandEntry({ notBefore: '2026-02-28' }))).toEqual(['notBefore before-written'])
})

test('an NHS number has its check digit; a form that gives none is taken in without', () => {
  expect(told(aHandEntry({ patient: { nhsNumber: '9990548608' } }))).toEqual(['patient.nhsNumber nhs-number-wrong'])
  expect(told(aHandEntry({ patient: { nhsNumber: null } }))).toEqual([])
  expect(told(aHandEntry({ form: 'private', patient: { nhsNumber: null } }))).toEqual([])
})

test('a number of a prescriber is letters and digits', () => {
  expect(told(aHandEntry({ prescriber: { number: '60 95' } }))).toEqual(['prescriber.number number-wrong'])
})

test('six months beginning with its date a prescription ends (HMR 2012 reg 217(3))', () => {
  const entry = aHandEntry({ writtenOn: '2026-01-01' })
  expect(told(entry, '2026-06-30')).toEqual([])
  expect(told(entry, '2026-07-01')).toEqual([`items.${first} past-last-day`])
})

test.each(['1', '2', '3', '4'] as const)(
  'a controlled drug of Schedule %s ends 28 days after its date (MDR 2001 reg 16(1), HMR 2012 reg 217)',
  (schedule) => {
    const entry = anFp10pcd({ writtenOn: '2026-01-01', items: [aControlledItem(1, { schedule })] })
    expect(told(entry, '2026-01-29')).toEqual([])
    expect(told(entry, '2026-01-30')).toEqual([`items.${first} past-last-day`])
  },
)

test('Schedule 5 ends after six months like any other medicine', () => {
  const entry = aHandEntry({ writtenOn: '2026-01-01', items: [aHandItem(1, { schedule: '5' })] })
  expect(told(entry, '2026-06-30')).toEqual([])
})

test.each(['1', '2', '3'] as const)(
  'a private prescription of Schedule %s is on an FP10PCD (MDR 2001 reg 15(1)(aa))',
  (schedule) => {
    const items = [aControlledItem(1, { schedule })]
    expect(told(aHandEntry({ form: 'private', items }))).toEqual([`items.${first}.schedule cd-needs-fp10pcd`])
    expect(told(aHandEntry({ form: 'fp10', items }))).toEqual([])
    expect(told(anFp10pcd({ items }))).toEqual([])
  },
)

test('Schedules 4 and 5 may be on an ordinary private prescription', () => {
  const items = [aHandItem(1, { schedule: '4' }), aHandItem(2, { schedule: '5' })]
  expect(told(aHandEntry({ form: 'private', items }))).toEqual([])
})

test('an FP10PCD carries the identification number of the prescriber (MDR 2001 reg 15(1)(ab)), and no other form does', () => {
  const field = 'prescriber.identificationNumber'
  expect(told(anFp10pcd({ prescriber: { identificationNumber: null } }))).toEqual([
    `${field} identification-number-missing`,
  ])
  expect(told(aHandEntry({ prescriber: { identificationNumber: '612345' } }))).toEqual([
    `${field} identification-number-not-here`,
  ])
})

test('the prescriber of a specified controlled drug has an address in the United Kingdom (MDR 2001 reg 16(1))', () => {
  const prescriber = { addressInUk: false }
  expect(told(aHandEntry({ items: [aControlledItem()], prescriber }))).toEqual([
    'prescriber.addressInUk cd-prescriber-outside-uk',
  ])
  expect(told(aHandEntry({ prescriber }))).toEqual([])
})

test('the total of a specified controlled drug is in words and in figures (MDR 2001 reg 15(1)(f))', () => {
  const item = (quantityInWords: string | null) => aHandEntry({ items: [aControlledItem(1, { quantityInWords })] })
  const field = `items.${first}.quantityInWords`
  expect(told(item(null))).toEqual([`${field} words-missing`])
  expect(told(item('a box'))).toEqual([`${field} words-not-a-number`])
  expect(told(item('sixty-five'))).toEqual([`${field} words-and-figures-differ`])
  expect(told(item('Fifty six tablets'))).toEqual([])
})

test('words that differ from the figures are seen on any medicine that has them', () => {
  const entry = aHandEntry({ items: [aHandItem(1, { quantityInWords: 'eighty-two' })] })
  expect(told(entry)).toEqual([`items.${first}.quantityInWords words-and-figures-differ`])
})

test.each([
  'As directed',
  'to be taken as directed.',
  'To be applied as directed',
  'mdu',
  'When required',
  'as before',
  'Take as directed',
  'Use as directed',
  'Give as directed',
  'Apply as directed',
  'Inject as directed',
  'As directed by your doctor',
  'Take when required',
  'Take it if needed',
  'Take PRN',
  'Take as and when required for pain',
  'As directed, when required',
])('a specified controlled drug states its dose: “%s” does not (MDR 2001 reg 15(1)(f))', (directions) => {
  expect(told(aHandEntry({ items: [aControlledItem(1, { directions })] }))).toEqual([
    `items.${first}.directions dose-not-stated`,
  ])
  expect(told(aHandEntry({ items: [aHandItem(1, { directions })] }))).toEqual([])
})

test.each([
  'One as directed',
  'As directed, one at night',
  'Take when required one or two tablets',
  'As directed by your doctor: 10 mg twice a day',
  'When required apply a patch',
])('a dose that is stated may stand beside “as directed”: “%s”', (directions) => {
  expect(told(aHandEntry({ items: [aControlledItem(1, { directions })] }))).toEqual([])
})

test('a medicine has name, total, unit and directions', () => {
  const entry = aHandEntry({ items: [aHandItem(1, { drug: '', quantity: '0', unit: ' ', directions: '' })] })
  expect(told(entry)).toEqual([
    `items.${first}.drug missing`,
    `items.${first}.quantity quantity-wrong`,
    `items.${first}.unit missing`,
    `items.${first}.directions missing`,
  ])
})

test('a form has at least one medicine, not more than it can hold, each with an id of its own', () => {
  expect(told(aHandEntry({ items: [] }))).toEqual(['items no-items'])
  expect(told(aHandEntry({ items: [aHandItem(1), aHandItem(1)] }))).toEqual(['items id-wrong'])
  expect(told(aHandEntry({ items: [aHandItem(1, { id: 'one' })] }))).toEqual(['items id-wrong'])
  const many = Array.from({ length: 21 }, (_, at) => aHandItem(at + 1))
  expect(told(aHandEntry({ items: many }))).toEqual(['items too-many-items'])
})

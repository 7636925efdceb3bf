import { expect, test } from 'vitest'
import type { BaggedPrescription } from '../../../src/contract/bags.ts'
import { bagVerdict } from '../../../src/renderer/features/prescription/acts/bag-scan.ts'

const of = (nhsNumber: string, family: string): BaggedPrescription => ({
  id: nhsNumber,
  patient: { family, given: 'Edith', birthDate: '1948-03-12', nhsNumber },
})
const own = of('9990000001', 'Brown')
const stranger = of('9990000002', 'Browne')
const verdict = (placed: readonly BaggedPrescription[], toPlace: readonly BaggedPrescription[]) =>
  bagVerdict('A3XY', { placed: [...placed], toPlace: [...toPlace] }, own.patient.nhsNumber)

test('a bag that holds another patient’s medicine is wrong, and their name is said', () => {
  expect(verdict([stranger], [])).toMatchObject({
    wrong: true,
    head: expect.stringContaining('BROWNE, Edith') as string,
  })
  expect(verdict([stranger], [own])).toMatchObject({ wrong: true })
  expect(verdict([stranger, own], [])).toMatchObject({ wrong: true })
})

test('a label that is another patient’s next one is wrong, unless it is this patient’s as well', () => {
  expect(verdict([], [stranger])).toMatchObject({ wrong: true })
  expect(verdict([], [stranger, own])).toMatchObject({ wrong: false })
})

test('a bag of this patient and a label that nobody has yet are right', () => {
  expect(verdict([own], [])).toMatchObject({ wrong: false })
  expect(verdict([], [])).toMatchObject({ wrong: false })
})

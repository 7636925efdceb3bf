import { expect, test } from 'vitest'
import type { Command } from '../../../src/domain/commands.ts'
import { decide } from '../../../src/domain/decide/index.ts'
import type { ResponsiblePharmacist } from '../../../src/domain/on-duty/duty.ts'
import type { Schedule } from '../../../src/domain/prescription-content.ts'
import type { Prescription } from '../../../src/domain/prescription.ts'
import { aContext, aPrescription, brought, commands, items } from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const answer = (p: Prescription, command: Command, responsiblePharmacist: ResponsiblePharmacist): unknown => {
  const decision = decide(p, command, { ...aContext(people.pharmacist), responsiblePharmacist })
  return decision.ok ? decision.value.map(({ type }) => type) : decision.refusal
}

const inPlace = (schedule: Schedule = 'none', route: 'collect' | 'deliver' = 'collect'): Prescription =>
  brought(aPrescription({ content: { items: items(1, { schedule }) } }), 'placed', [1], route)

test.each(['nobody', 'absent'] as const)('nothing is handed out or dispatched while the pharmacist is: %s', (why) => {
  const refusal = { code: 'no-responsible-pharmacist', why }
  expect(answer(inPlace(), commands.handOut(), why)).toEqual(refusal)
  expect(answer(inPlace('none', 'deliver'), commands.dispatch(), why)).toEqual(refusal)
})

test('a pharmacist who is out may have left that what is checked and bagged goes out', () => {
  expect(answer(inPlace(), commands.handOut(), 'absent-may-supply')).toEqual(['handed-out'])
  expect(answer(inPlace('none', 'deliver'), commands.dispatch(), 'absent-may-supply')).toEqual(['dispatched'])
})

test('what a pharmacist who is out left may leave out controlled drugs', () => {
  const left = 'absent-may-supply-but-controlled'
  expect(answer(inPlace(), commands.handOut(), left)).toEqual(['handed-out'])
  expect(answer(inPlace('4'), commands.handOut(), left)).toEqual({
    code: 'no-responsible-pharmacist',
    why: 'controlled-drug',
  })
})

test('what is not a supply goes on without a pharmacist', () => {
  const made = brought(aPrescription(), 'accurate')
  expect(answer(made, commands.place(), 'nobody')).toEqual(['bag-placed'])
})

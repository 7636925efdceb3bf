import { expect, it } from 'vitest'
import { inboxCounts } from '../../../src/main/intake/inbox.ts'
import { createWorld } from '../../support/world.ts'
import { intakeOf } from './intake-of.ts'

const issueCodes = 'https://fhir.nhs.uk/CodeSystem/EPS-IssueCode'
const coded = (system: string, code: string) => ({ severity: 'information', details: { coding: [{ system, code }] } })
const answer = (...issue: readonly object[]): string => JSON.stringify({ resourceType: 'OperationOutcome', issue })
const reply = (...lists: readonly object[]): string =>
  JSON.stringify({
    resourceType: 'Parameters',
    parameter: lists.map((resource, at) => ({ name: ['passedPrescriptions', 'failedPrescriptions'][at], resource })),
  })
const empty = { resourceType: 'Bundle', type: 'searchset', total: 0 }

it.each([
  ['the answer that there are no more prescriptions', answer(coded(issueCodes, 'NO_MORE_PRESCRIPTIONS'))],
  ['the same by its number', answer(coded(issueCodes, '0006'))],
  ['a release reply of two empty lists', reply({ ...empty, entry: [] }, empty)],
])('%s is kept, changes nothing and asks nobody to look at it', (_what, text) => {
  using world = createWorld({ ourOds: 'FA565' })
  const { deps, importMessage } = intakeOf(world)
  expect(importMessage(text)).toMatchObject({ outcome: 'duplicate', prescriptions: [], reasons: [] })
  expect(inboxCounts(world.database.db, deps.waitingForChoice)).toMatchObject({ all: 1, refused: 0, unseen: 0 })
})

it.each([
  ['the same number of another code system', answer(coded('https://fhir.nhs.uk/CodeSystem/other', '0006'))],
  ['an answer that says something else too', answer(coded(issueCodes, '0006'), coded(issueCodes, '0007'))],
  ['an answer that says nothing', answer()],
  ['a release reply whose list cannot be read', reply({ ...empty, entry: {} })],
])('%s is refused', (_what, text) => {
  using world = createWorld({ ourOds: 'FA565' })
  expect(intakeOf(world).importMessage(text)).toMatchObject({
    outcome: 'refused',
    reasons: [{ code: 'wrong-message' }],
  })
})

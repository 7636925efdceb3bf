import { expect, test } from 'vitest'
import {
  domainEvent,
  prescriptionEventVersions,
  prescriptionOf,
  storedBody,
  streamOf,
} from '../../../src/main/dispensing/domain-event.ts'
import type { RecordedEvent } from '../../../src/main/ledger/recorded-event.ts'
import { people } from '../../support/people.ts'

const recorded = (given: Partial<RecordedEvent>): RecordedEvent => ({
  seq: 1,
  eventId: 'event-1',
  stream: 'prescription:A',
  streamVersion: 1,
  type: 'held',
  typeVersion: 1,
  commandId: 'command-1',
  actId: 'act-1',
  happenedAt: 5,
  recordedAt: 6,
  actor: people.counter,
  body: { itemIds: ['i'], reason: 'Query' },
  ...given,
})

test('an event comes back from the ledger as it was decided, with its id, time and person', () => {
  expect(domainEvent(recorded({}))).toEqual({
    type: 'held',
    itemIds: ['i'],
    reason: 'Query',
    eventId: 'event-1',
    happenedAt: 5,
    actor: people.counter,
  })
})

test('the reason of a late entry and the digest of what was asked are stored beside what was decided and are no part of it', () => {
  const body = storedBody(
    { type: 'held', itemIds: ['i'], reason: 'Query' },
    { lateReason: 'Power cut', asked: 'digest' },
  )
  const late = recorded({ body })
  expect(body).not.toHaveProperty('type')
  expect(body).toMatchObject({ lateReason: 'Power cut', asked: 'digest' })
  expect(Object.keys(domainEvent(late)).sort()).toEqual(['actor', 'eventId', 'happenedAt', 'itemIds', 'reason', 'type'])
})

test('a correction, another route and a ruled-out incident of the first version read as they were written', () => {
  const corrected = { correctedEventId: 'e', kind: 'held', reason: 'R', medicineIs: null }
  expect(domainEvent(recorded({ type: 'corrected', body: corrected }))).toMatchObject(corrected)
  expect(domainEvent(recorded({ type: 'route-changed', body: { route: 'post' } }))).toMatchObject({ route: 'post' })
  expect(domainEvent(recorded({ type: 'incident-ruled-out', body: { reason: 'R' } }))).toMatchObject({ reason: 'R' })
})

test('what says more than the first version of its type could is a version of its own, which an older program refuses', () => {
  const { corrected, 'route-changed': route, 'incident-ruled-out': ruledOut } = prescriptionEventVersions
  expect([corrected, route, ruledOut]).toEqual([3, 2, 2])
})

test('a clinical check of the first version comes back with nothing asked, nothing wanted and nothing to be told', () => {
  const body = { outcome: 'passed', note: null, schedules: {} }
  expect(domainEvent(recorded({ type: 'clinical-check-recorded', body }))).toMatchObject({
    outcome: 'passed',
    facts: [],
    query: null,
    counsel: null,
  })
})

test('a near miss of the first version keeps its sentence of what contributed, and has no factors', () => {
  const nearMiss = { category: 'wrong-drug', what: 'Other strength', contributing: 'Boxes look alike' }
  const body = { itemId: 'i', portionId: 'p', nearMiss }
  expect(domainEvent(recorded({ type: 'accuracy-check-failed', body }))).toMatchObject({
    nearMiss: { category: 'wrong-drug', what: 'Other strength. Boxes look alike', contributing: [], lookAlike: null },
  })
})

test('a hand-out of the first version comes back with what was not asked then unanswered', () => {
  const collector = { kind: 'patient', name: null, identityAsked: true, identitySeen: false }
  const event = domainEvent(recorded({ type: 'handed-out', body: { portions: [], collector } }))
  expect(event).toMatchObject({
    payment: null,
    counselling: null,
    collector: { ...collector, address: null, saidAndMatched: false, notAskedWhy: null },
  })
})

test('what is of the newest version, or of the first in the newest shape, comes back as it was recorded', () => {
  const body = { outcome: 'queried', note: null, schedules: {}, facts: [], query: { whom: 'GP' }, counsel: 'With food' }
  for (const typeVersion of [1, 2])
    expect(domainEvent(recorded({ type: 'clinical-check-recorded', typeVersion, body }))).toMatchObject(body)
})

test.each([
  ['of an unknown type', { type: 'teleported' }],
  ['named like something every object has', { type: 'toString' }],
  ['of a newer version', { typeVersion: 2 }],
])('an event %s is a fault', (_what, given) => {
  expect(() => domainEvent(recorded(given))).toThrow(/unknown here/)
})

test('the streams of others are nobody’s prescription', () => {
  expect(prescriptionOf(streamOf('24F5DA-A83008-7EFE6Z/2'))).toBe('24F5DA-A83008-7EFE6Z/2')
  expect(prescriptionOf('outbox')).toBeUndefined()
})

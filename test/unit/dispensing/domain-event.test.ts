import { expect, test } from 'vitest'
import { domainEvent, prescriptionOf, storedBody, streamOf } from '../../../src/main/dispensing/domain-event.ts'
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

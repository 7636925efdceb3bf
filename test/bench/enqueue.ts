import { randomBytes } from 'node:crypto'
import type { Prescription } from '../../src/domain/prescription.ts'
import { uuidV7 } from '../../src/main/ledger/uuid-v7.ts'
import { enqueueChanges } from '../../src/main/outbox/enqueue.ts'
import { defaultDelays } from '../../src/main/outbox/not-before.ts'
import { aReceive, anItemContent, apply } from '../support/builders.ts'
import { shortIdNumber } from '../support/numbered.ts'
import { people } from '../support/people.ts'
import { openBench } from './backlog.ts'

const prescriptionNumber = (n: number, received: Prescription): Prescription => {
  const shortId = shortIdNumber(n)
  return { ...received, id: shortId, content: { ...received.content, shortId } }
}

/** Puts the first updates of prescriptions of so many items into the outbox as an act does, one durable transaction each; gives the seconds. */
export const enqueue = (file: string, updates: number, items: number): number => {
  const content = { items: Array.from({ length: items }, (_, at) => anItemContent(at + 1)) }
  const received = apply(undefined, aReceive({ content }), people.system)
  const database = openBench(file)
  const newId = () => uuidV7(Date.now(), randomBytes(10))
  const deps = {
    environment: 'practice',
    ownerOds: 'FA565',
    delays: () => defaultDelays,
    ledger: { now: () => Date.now(), newId, newSalt: () => randomBytes(16) },
  }
  const put = (tx: Parameters<typeof enqueueChanges>[0], n: number): void => {
    const after = prescriptionNumber(n, received)
    const at = Date.now()
    const event = {
      seq: n,
      eventId: newId(),
      stream: `prescription:${after.id}`,
      streamVersion: 1,
      type: 'received',
      typeVersion: 1,
      commandId: newId(),
      actId: newId(),
      happenedAt: at,
      recordedAt: at,
      actor: people.system,
      body: {},
    }
    enqueueChanges(tx, deps, { before: undefined, after, events: [event], event })
  }
  const startedAt = performance.now()
  for (let n = 0; n < updates / items; n += 1)
    database.transact((tx) => {
      put(tx, n)
    })
  const seconds = (performance.now() - startedAt) / 1000
  database.close()
  return seconds
}

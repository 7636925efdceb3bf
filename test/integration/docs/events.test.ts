import { expect, test } from 'vitest'
import { knownEventVersions } from '../../../src/main/desk/known-events.ts'
import { prescriptionEventVersions } from '../../../src/main/dispensing/domain-event.ts'
import { lostActsType, lostStreamOf } from '../../../src/main/outbox/lost-acts.ts'
import { outboxEventVersions, outboxStream } from '../../../src/main/outbox/outbox-events.ts'
import { productEventVersions, productsStream } from '../../../src/main/products/import-products.ts'
import { codeIn, tableUnder } from './document.ts'

const written = new Map(
  tableUnder('ARCHITECTURE.md', 'Streams and event types').map(([stream = '', types = '']) => [
    codeIn(stream)[0],
    [...codeIn(types)].sort(),
  ]),
)

test('ARCHITECTURE.md names every event type this version knows, each once', () => {
  expect([...written.values()].flat().sort()).toEqual(Object.keys(knownEventVersions).sort())
})

test('each type stands under the stream it is written to', () => {
  expect(written.get('prescription:<key>')).toEqual(Object.keys(prescriptionEventVersions).sort())
  expect(written.get(productsStream)).toEqual(Object.keys(productEventVersions).sort())
  const { [lostActsType]: _, ...ofOutbox } = outboxEventVersions
  expect(written.get(outboxStream)).toEqual(Object.keys(ofOutbox).sort())
  expect(written.get(lostStreamOf('<prescription id>'))).toEqual([lostActsType])
})

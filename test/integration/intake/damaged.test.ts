import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { all, build } from '../../../src/main/database/query.ts'
import { fixtureText } from '../../support/intake-fixtures.ts'
import { createWorld, type World } from '../../support/world.ts'
import { intakeOf } from './intake-of.ts'

const fixtures = (['orderSigned', 'releaseReply', 'searchset'] as const).map((name) => Buffer.from(fixtureText(name)))

/** A fixture cut short, or with up to three bytes changed. */
const damaged = fc
  .record({
    bytes: fc.constantFrom(...fixtures),
    keep: fc.oneof(
      { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
      { weight: 3, arbitrary: fc.constant(1) },
    ),
    flips: fc.array(
      fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), to: fc.integer({ min: 0, max: 255 }) }),
      {
        maxLength: 3,
      },
    ),
  })
  .map(({ bytes, keep, flips }) => {
    const copy = Buffer.from(bytes.subarray(0, Math.floor(bytes.length * keep)))
    for (const { at, to } of flips)
      if (copy.length > 0) copy[Math.min(Math.floor(at * copy.length), copy.length - 1)] = to
    return copy
  })

/** JSON of the right outline with anything inside. */
const outlandish = fc
  .record({
    event: fc.constant('prescription-order'),
    resources: fc.array(fc.jsonValue({ maxDepth: 4 }), { maxLength: 6 }),
  })
  .map(({ event, resources }) =>
    Buffer.from(
      JSON.stringify({
        resourceType: 'Bundle',
        type: 'message',
        entry: [
          { resource: { resourceType: 'MessageHeader', eventCoding: { code: event } } },
          ...resources.map((resource) => ({
            resource:
              typeof resource === 'object' && resource !== null && !Array.isArray(resource)
                ? { ...resource, resourceType: 'MedicationRequest' }
                : resource,
          })),
        ],
      }),
    ),
  )

const rows = (world: World) => ({
  messages: all(world.database.db, build.selectFrom('intake_message').select('message_id')).length,
  results: all(world.database.db, build.selectFrom('intake_result').select('message_id')).length,
  prescriptions: all(world.database.db, build.selectFrom('prescription').select('id')).map(({ id }) => id),
})

describe('a damaged message', () => {
  it.each([
    ['cut short or with bytes changed', damaged, 250],
    ['with anything inside', outlandish, 150],
  ] as const)('is kept with one result, refused with reasons or taken in whole: %s', (_rule, messages, numRuns) => {
    using world = createWorld()
    const intake = intakeOf(world)
    fc.assert(
      fc.property(messages, (bytes) => {
        const before = rows(world)
        const answer = intake.importMessage(bytes)
        const after = rows(world)
        expect(after.messages).toBe(before.messages + 1)
        expect(after.results).toBe(before.results + 1)
        expect(answer.prescriptions.length + answer.reasons.length).toBeGreaterThan(0)
        expect(answer.outcome === 'refused').toBe(answer.prescriptions.length === 0)
        for (const id of after.prescriptions.filter((one) => !before.prescriptions.includes(one)))
          expect(answer.prescriptions.map(({ key }) => key)).toContain(id)
        for (const { key, items, as } of answer.prescriptions) {
          const prescription = world.prescription(key)
          const copy = as === 'conflict' ? prescription.otherCopy?.content : prescription.content
          if (as === 'new' || as === 'conflict') expect(copy?.items.length).toBe(items)
        }
      }),
      { numRuns, seed: 20261121 },
    )
    const { chain, replay } = world.verify()
    expect([chain.chainOk, replay.matches]).toEqual([true, true])
  })
})

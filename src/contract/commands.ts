import { z } from 'zod'
import { handEntry } from './by-hand.ts'
import { answeredFact } from './check-facts.ts'

const text = z.string().trim().min(1).max(500)
const note = z.string().trim().max(2000).nullable()
const ids = z.array(z.string().min(1).max(64)).min(1).max(99)
const day = z.iso.date()
const hundredths = z.int().min(0).max(100_000_000)
const route = z.enum(['collect', 'deliver', 'post', 'locker'])
const place = z.strictObject({
  kind: z.enum(['shelf', 'fridge', 'cd-cabinet', 'crate']),
  label: z.string().trim().max(40),
})
const line = z.strictObject({
  product: z.strictObject({ code: z.string().max(36).nullable(), name: text }),
  amount: hundredths,
  batch: z.string().trim().max(40).nullable(),
  expiry: day.nullable(),
  pack: z.exactOptional(
    z.strictObject({
      gtin: z.string().regex(/^\d{14}$/),
      parentCode: z.string().max(36).nullable(),
      scanned: z.int().min(1).max(1000),
      packs: z.int().min(0).max(100_000),
      loose: hundredths,
      reason: note,
    }),
  ),
})
const mistakes = [
  'wrong-drug',
  'wrong-strength',
  'wrong-form',
  'wrong-quantity',
  'wrong-label',
  'out-of-date',
  'wrong-patient',
  'other',
] as const
const contributing = z
  .array(
    z.enum([
      'look-alike-name',
      'look-alike-pack',
      'similar-patient',
      'storage',
      'unclear-prescription',
      'interrupted',
      'busy',
      'short-of-staff',
      'new-to-the-task',
      'tired',
      'checked-own-work',
      'label-or-software',
    ]),
  )
  .max(12)
  .readonly()
const nearMiss = z.strictObject({
  category: z.enum(mistakes),
  what: text,
  contributing,
  lookAlike: z.tuple([text, text]).readonly().nullable(),
})
const incident = z.strictObject({
  category: z.enum(mistakes),
  what: z.string().trim().max(2000),
  harm: z.enum(['none', 'low', 'moderate', 'severe', 'fatal', 'not-known-yet']),
  told: z
    .array(
      z.enum([
        'patient-or-carer',
        'prescriber',
        'superintendent',
        'learn-from-patient-safety-events',
        'cd-accountable-officer',
      ]),
    )
    .max(5)
    .readonly(),
  done: z.string().trim().max(2000),
  contributing,
})
const collector = z.strictObject({
  kind: z.enum(['patient', 'representative', 'healthcare-professional']),
  name: z.string().trim().max(120).nullable(),
  address: z.string().trim().max(200).nullable(),
  saidAndMatched: z.boolean(),
  identityAsked: z.boolean(),
  identitySeen: z.boolean(),
  notAskedWhy: note,
})
const payment = z.discriminatedUnion('how', [
  z.strictObject({
    how: z.literal('exempt'),
    category: z.enum(['A', 'B', 'D', 'E', 'F', 'G', 'H', 'K', 'L', 'S', 'U', 'W']),
    evidence: z.enum(['seen', 'not-seen', 'birth-date']),
  }),
  z.strictObject({
    how: z.literal('paid'),
    charges: z.int().min(1).max(99),
    pence: z.int().min(1).max(1_000_000),
    earlierGivenBack: z.exactOptional(z.literal(true)),
  }),
  z.strictObject({ how: z.literal('free'), why: z.enum(['contraceptive', 'sexual-health', 'paid-before']) }),
])
const counselling = z.strictObject({ answer: z.enum(['given', 'declined', 'not-here']), why: note })
const carriage = z.strictObject({
  courier: z.enum(['own-driver', 'royal-mail', 'dpd', 'other', 'locker']),
  courierName: z.string().trim().max(80).nullable(),
  trackingNumber: z.string().trim().max(40).nullable(),
})
const labels = z.exactOptional(
  z
    .array(z.strictObject({ bagId: text, how: z.enum(['scanned', 'typed']) }))
    .max(99)
    .readonly(),
)
// Ids of the events by which something left.
const departures = z.exactOptional(z.array(z.string().min(1).max(64)).min(1).max(99))
const schedules = z.record(z.string(), z.enum(['none', '1', '2', '3', '4', '5']))

/** Every command a person may give. Receiving, later issues and the legal-window review are given by the app, never by a screen. */
export const deskCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('enter-by-hand'), entryId: z.uuid(), entry: handEntry }),
  z.strictObject({ type: z.literal('check-entry'), compared: z.array(z.string().max(80)).max(200).readonly() }),
  z.strictObject({ type: z.literal('correct-entry'), entry: handEntry, reason: text }),
  z.strictObject({ type: z.literal('choose-copy'), which: z.enum(['held', 'other']), reason: text }),
  z.strictObject({
    type: z.literal('record-clinical-check'),
    outcome: z.enum(['passed', 'queried', 'refused']),
    note,
    schedules,
    facts: z.array(answeredFact).max(200),
    query: z.strictObject({ whom: text, by: day }).nullable(),
    counsel: note,
  }),
  z.strictObject({ type: z.literal('promise'), waiting: z.boolean(), at: z.int().min(0).nullable() }),
  z.strictObject({ type: z.literal('hold'), itemIds: ids, reason: text }),
  z.strictObject({ type: z.literal('release-hold'), itemIds: ids, note }),
  z.strictObject({
    type: z.literal('assemble'),
    itemId: text,
    lines: z.array(line).max(20),
    toSupply: z.strictObject({ amount: hundredths, reason: text }).nullable(),
    owing: z.strictObject({ reason: text, promisedOn: day.nullable() }).nullable(),
  }),
  z.strictObject({
    type: z.literal('record-accuracy-check'),
    itemIds: ids,
    outcome: z.literal('passed'),
    selfCheckReason: note,
  }),
  z.strictObject({
    type: z.literal('word-label'),
    itemId: text,
    portionId: z.string().min(1).max(64),
    product: text,
    directions: z.exactOptional(z.string().trim().max(4000)),
    warnings: z.string().trim().max(4000),
    external: z.boolean(),
  }),
  z.strictObject({ type: z.literal('fail-accuracy-check'), itemId: text, nearMiss }),
  z.strictObject({ type: z.literal('report-incident'), itemIds: ids, incident }),
  z.strictObject({ type: z.literal('rule-out-incident'), reason: text }),
  z.strictObject({
    type: z.literal('place-bag'),
    bagId: text,
    itemIds: ids,
    place,
    route,
    elsewhere: z.exactOptional(text),
  }),
  z.strictObject({
    type: z.literal('change-route'),
    route,
    apart: z.exactOptional(
      z
        .array(z.strictObject({ itemId: text, portionId: text, route }))
        .min(1)
        .max(99),
    ),
  }),
  z.strictObject({ type: z.literal('take-out-of-bag'), itemIds: ids, reason: text }),
  z.strictObject({ type: z.literal('announce-part'), itemIds: ids }),
  z.strictObject({
    type: z.literal('hand-out'),
    itemIds: ids,
    collector,
    payment: payment.nullable(),
    counselling: counselling.nullable(),
    labels,
    noLabel: z.exactOptional(text),
  }),
  z.strictObject({
    type: z.literal('dispatch'),
    itemIds: ids,
    carriage,
    counselling: z.exactOptional(counselling.nullable()),
    labels,
    noLabel: z.exactOptional(text),
  }),
  z.strictObject({ type: z.literal('record-delivery'), itemIds: ids, departures, proof: note }),
  z.strictObject({ type: z.literal('record-failed-delivery'), itemIds: ids, departures, reason: text }),
  z.strictObject({ type: z.literal('take-back'), itemIds: ids, departures, reason: text }),
  z.strictObject({ type: z.literal('close-owing'), itemId: text, reason: text }),
  z.strictObject({
    type: z.literal('mark-not-dispensed'),
    itemIds: ids,
    reasonCode: z.string().regex(/^\d{4}$/),
    note,
  }),
  z.strictObject({ type: z.literal('cancel-by-prescriber'), itemIds: ids, note }),
  z.strictObject({ type: z.literal('record-death'), note }),
  z.strictObject({ type: z.literal('return-to-spine'), reasonCode: z.string().regex(/^\d{4}$/) }),
  z.strictObject({
    type: z.literal('correct'),
    eventId: text,
    reason: text,
    medicineIs: z.enum(['in-its-place', 'here-not-placed', 'gone']).nullable(),
    cameBack: z.exactOptional(z.boolean()),
  }),
  z.strictObject({ type: z.literal('mark-claimed'), itemIds: ids }),
])

/** A command as a screen gives it. */
export type DeskCommand = z.infer<typeof deskCommand>

import { z } from 'zod'
import type { Offer } from '../domain/stage.ts'
import type { Prescription } from '../domain/prescription.ts'
import type { Refusal } from '../domain/refusals.ts'
import { deskCommand } from './commands.ts'
import { domainValue, never, question } from './question.ts'

const stages = [
  'needs-you',
  'entry',
  'check',
  'assemble',
  'accuracy',
  'place',
  'ready',
  'delivery',
  'owings',
  'on-hold',
  'done',
] as const
/** Where a prescription waits. */
export const stage = z.enum(stages)

/** Every list of prescriptions: where they wait, and what came in today whatever became of it. */
const list = z.enum([...stages, 'received'])

/** What a list can be cut down to; all that are named must hold. `due-today` is who waits and what is promised for today or before. */
export const condition = z.enum([
  'waiting',
  'due-today',
  'controlled-drug',
  'fridge',
  'owing',
  'repeat-issue',
  'hold',
  'unsigned',
  'last-day-near',
])

const similarWhy = z.enum(['same-family-name', 'near-family-name', 'same-birth-date'])

/** One line of the queue. `similar` is why other patients with something open here could be taken for this one; `owed` is filled in owings. `waitingSince` (the patient waits in the shop), `promisedAt` and `receivedAt` are UTC ms; `lastLegalDay` is the earliest of its open items. */
const queueRow = z.object({
  id: z.string(),
  version: z.int(),
  stage,
  patient: z.object({ family: z.string(), given: z.string(), birthDate: z.string(), nhsNumber: z.string() }),
  itemNames: z.array(z.string()),
  receivedAt: z.int(),
  waitingSince: z.int().nullable(),
  promisedAt: z.int().nullable(),
  lastLegalDay: z.string().nullable(),
  flags: z.array(
    z.enum([
      'controlled-drug',
      'owing',
      'repeat-issue',
      'hold',
      'unsigned',
      'untracked',
      'sent-back',
      'other-copy',
      'fridge',
      'under-way',
      'needs-you',
      'queried',
      'incident-open',
      'last-day-near',
    ]),
  ),
  similar: z.array(similarWhy),
  /** Whom a query went to and by which UK day an answer is wanted; null unless queried. */
  query: z.object({ whom: z.string(), by: z.string() }).nullable(),
  owed: z.array(
    z.object({
      itemName: z.string(),
      unit: z.string(),
      amount: z.int(),
      reason: z.string(),
      promisedOn: z.string().nullable(),
    }),
  ),
})

/** One act in the time line: the event as recorded. `body` is the event body without its type. */
const actEntry = z.object({
  sequence: z.int(),
  eventId: z.string(),
  type: z.string(),
  happenedAt: z.int(),
  recordedAt: z.int(),
  by: z.object({ id: z.string(), name: z.string(), role: z.string() }),
  body: z.unknown(),
})

/** What the NHS App shows for an item now, and what it will show once everything waiting has been sent. */
const patientSees = z.object({
  itemId: z.string(),
  now: z.string(),
  since: z.int().nullable(),
  afterDrain: z.string(),
  waiting: z.int(),
  /** Since which restore it is not known; null where it is. */
  unknownSince: z.int().nullable(),
})

const act = z.strictObject({
  actId: z.uuid(),
  /** Who the screen showed as working when the act was begun; refused when somebody else works there now. */
  asPersonId: z.string().max(64),
  happened: z.strictObject({ at: z.int(), reason: z.string().trim().max(200) }).nullable(),
  commands: z
    .array(
      z.strictObject({
        commandId: z.uuid(),
        prescriptionId: z.string().max(64),
        /** 0 only for what is not there yet: a paper prescription being typed in. */
        expectedVersion: z.int().min(0),
        command: deskCommand,
      }),
    )
    .min(1)
    // A run to many doors is one act.
    .max(300),
  /** The prescriptions that the screen shows: the answer brings each as the act has left it. */
  shown: z.array(z.string().max(64)).max(20).optional(),
})

const counts = {
  counts: z.record(list, z.int()),
  /** How many of them the conditions of `only` leave. */
  matching: z.record(list, z.int()),
}

/** A prescription with everything a screen shows of it. */
const detail = z.object({
  asOf: z.int(),
  prescription: domainValue<Prescription>(),
  stage,
  offers: z.array(domainValue<Offer>()),
  acts: z.array(actEntry),
  patientSees: z.array(patientSees),
  lastLegalDays: z.record(z.string(), z.string().nullable()),
  /** Where items that lie on no shelf are to be placed, by their ids, as the product file says. */
  keptIn: z.record(z.string(), z.enum(['cd-cabinet', 'fridge'])),
  /** What each item asks of whoever takes it, by its id, wherever it lies. */
  care: z.record(z.string(), z.object({ fridge: z.boolean(), controlled: z.boolean() })),
  /** The schedule of each item, by its id: as answered, and until then as the product file says. */
  schedulesShown: z.record(z.string(), z.enum(['none', '1', '2', '3', '4', '5', 'unknown'])),
  othersOfPatient: z.array(queueRow),
  similar: z.array(
    z.object({
      family: z.string(),
      given: z.string(),
      birthDate: z.string(),
      why: similarWhy,
    }),
  ),
  /** A bag of one of those lies here, or left today: at hand-out the label is read, or it is said why not. */
  likeBag: z.boolean(),
  /** The corrections, by their events, after which the medicine was still with whoever it went to. */
  withSomebody: z.array(z.string()),
})

/** Questions about the queue and the prescriptions in it. */
export const prescriptionQuestions = {
  'queue:page': question({
    needs: 'anyone',
    input: z.strictObject({
      stage: list.nullable(),
      search: z.string().max(100),
      only: z.array(condition).max(9).optional(),
      /** Each patient’s together, where the first of them has its turn; in lists of open work only. */
      byPatient: z.boolean().optional(),
      after: z.string().max(300).nullable(),
      limit: z.int().min(1).max(200),
    }),
    output: z.object({
      asOf: z.int(),
      rows: z.array(queueRow),
      next: z.string().nullable(),
      ...counts,
    }),
    refusal: never,
  }),
  'queue:counts': question({
    needs: 'anyone',
    input: z.strictObject({ only: z.array(condition).max(9).optional() }),
    output: z.object({ asOf: z.int(), ...counts, toClaim: z.int() }),
    refusal: never,
  }),
  'prescription:detail': question({
    needs: 'anyone',
    input: z.strictObject({ id: z.string().max(64) }),
    output: detail,
    refusal: z.object({ code: z.literal('not-found') }),
  }),
  'prescription:act': question({
    needs: 'person',
    input: act,
    output: z.object({
      sequence: z.int(),
      prescriptions: z.array(
        z.object({ id: z.string(), version: z.int(), eventIds: z.array(z.string()), types: z.array(z.string()) }),
      ),
      /** What was asked to be brought as `shown`, read after the commit; what is not there, or cannot be read, is left out: the act is recorded. */
      shown: z.array(detail),
    }),
    refusal: z.object({ code: z.literal('act-refused'), prescriptionId: z.string(), refusal: domainValue<Refusal>() }),
  }),
  'claims:page': question({
    needs: 'anyone',
    input: z.strictObject({ after: z.string().max(300).nullable(), limit: z.int().min(1).max(200) }),
    output: z.object({
      asOf: z.int(),
      rows: z.array(
        z.object({
          prescriptionId: z.string(),
          version: z.int(),
          itemId: z.string(),
          itemName: z.string(),
          patient: z.string(),
          outcome: z.enum(['supplied', 'part', 'not-dispensed']),
          /** What left the pharmacy, by product; amounts in hundredths. */
          supplied: z.array(z.object({ name: z.string(), amount: z.int(), unit: z.string() })),
          since: z.int(),
          /** False while a part is still owed: only finished items can be ticked off. */
          finished: z.boolean(),
          /** A driver or courier still has some of it: nobody has recorded it as delivered. */
          out: z.boolean(),
        }),
      ),
      next: z.string().nullable(),
    }),
    refusal: never,
  }),
  'claims:csv': question({
    needs: 'person',
    input: z.strictObject({}),
    output: z.object({ csv: z.string() }),
    refusal: never,
  }),
} as const

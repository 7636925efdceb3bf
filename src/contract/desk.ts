import { z } from 'zod'
import { isSupplierAddress, isSupplierPhone } from '../domain/supplier.ts'
import { byShown, never, question } from './question.ts'
import { updateWait } from './updates.ts'

const role = z.enum(['pharmacist', 'accuracy-checking-technician', 'dispenser', 'counter-assistant', 'driver'])
const person = z.object({ id: z.string(), name: z.string(), role, registration: z.string().nullable() })

/** The four separate worlds a data file can belong to. The last two need the system's key store, and send nothing until sign-in has landed. */
export const environment = z.enum(['practice', 'sandbox', 'integration', 'production'])

/**
 * Settings in force, without the limits of the form: what an earlier version took has to be read by a later, stricter one. Outside
 * practice and sandbox name and code are empty until somebody gives them, and nothing is taken in before.
 */
export const settingsInForce = z.object({
  pharmacyName: z.string(),
  pharmacyAddress: z.string(),
  pharmacyPhone: z.string(),
  odsCode: z.string(),
  readyDelaySeconds: z.int(),
  prescriptionChargePence: z.int(),
  uncollectedAfterDays: z.int(),
  watchedFolder: z.string().nullable(),
})

/**
 * What a pharmacy can set. `pharmacyAddress` is lines divided by `\n` and, like the phone number, empty until somebody
 * gives it; labels need it. `prescriptionChargePence` is the NHS charge for one item,
 * `uncollectedAfterDays` after how long a bag is called uncollected. `readyDelaySeconds` is how long a "ready" waits before it is sent.
 */
export const settings = settingsInForce.extend({
  pharmacyName: z.string().trim().min(1).max(80),
  pharmacyAddress: z.string().trim().refine(isSupplierAddress),
  pharmacyPhone: z.string().trim().refine(isSupplierPhone),
  odsCode: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9]{1,8}$/),
  readyDelaySeconds: z.int().min(0).max(300),
  prescriptionChargePence: z.int().min(1).max(99_999),
  uncollectedAfterDays: z.int().min(1).max(365),
  watchedFolder: z.string().trim().max(500).nullable(),
})

/** Settings as read. */
export type Settings = z.infer<typeof settings>
/** A member of staff as screens see them. */
export type Person = z.infer<typeof person>
/** The name of an environment. */
export type Environment = z.infer<typeof environment>

/** Questions about this desk: who works here, how it is set up, and practice mode. */
export const deskQuestions = {
  'desk:state': question({
    needs: 'anyone',
    input: z.strictObject({}),
    output: z.object({
      environment,
      version: z.string(),
      /** `electron`, `browser`, or `stand-in` when the app runs on the test stand-in for Electron. */
      host: z.enum(['electron', 'browser', 'stand-in']),
      settings: settingsInForce,
      /** To be named by the next change of settings. */
      settingsVersion: z.int(),
      people: z.array(person),
      working: person.nullable(),
      /** Somebody locked this screen, or the app began anew where people are listed: nothing of a patient is shown until it is said who works. */
      locked: z.boolean(),
      lastWorking: z.string().nullable(),
      practiceLine: z.enum(['on', 'cut']).nullable(),
      now: z.int(),
    }),
    refusal: never,
  }),
  'desk:start-work': question({
    needs: 'anyone',
    input: z.strictObject({ personId: z.string().max(64) }),
    output: person,
    refusal: z.object({ code: z.literal('not-found') }),
  }),
  /** Nobody works here until somebody is chosen, and until then nothing of a patient is shown. */
  'desk:lock': question({ needs: 'anyone', input: z.strictObject({}), output: z.object({}), refusal: never }),
  'desk:stop-work': question({ needs: 'anyone', input: z.strictObject({}), output: z.object({}), refusal: never }),
  'desk:add-person': question({
    needs: 'anyone',
    input: z.strictObject({
      ...byShown,
      name: z.string().trim().min(1).max(80),
      role,
      registration: z.string().trim().max(20).nullable(),
    }),
    output: person,
    /** The first person of a desk is added by nobody yet; everybody after that by somebody, and a pharmacist by a pharmacist. */
    refusal: z.object({ code: z.enum(['already-there', 'nobody-working', 'another-person-working', 'not-permitted']) }),
  }),
  'desk:change-settings': question({
    needs: 'person-shown',
    input: z.strictObject({ ...byShown, expectedVersion: z.exactOptional(z.int().min(0)), settings }),
    output: settingsInForce,
    refusal: z.object({
      code: z.enum(['not-permitted', 'changed-meanwhile', 'ods-code-in-use', 'folder-not-found', 'folder-is-ours']),
    }),
  }),
  'desk:change-environment': question({
    needs: 'person-shown',
    /** `understood`: somebody read that nothing of integration or live reaches the NHS yet. */
    input: z.strictObject({ ...byShown, environment, understood: z.literal(true).optional() }),
    output: z.object({}),
    refusal: z.object({ code: z.enum(['not-permitted', 'key-store-needed', 'warning-unread', 'already-there']) }),
  }),
  /**
   * The day is over: updates under way come to rest, a backup checked in full is made unless there is one that holds
   * everything, and after an answer the app is on its way out. `not-here`: this host is not closed from within.
   */
  'desk:close-day': question({
    needs: 'person',
    input: z.strictObject({}),
    output: z.object({}),
    refusal: z.discriminatedUnion('code', [
      z.object({ code: z.literal('waits'), waits: z.array(updateWait) }),
      z.object({ code: z.literal('not-here') }),
    ]),
  }),
  'practice:line': question({
    needs: 'anyone',
    input: z.strictObject({ line: z.enum(['on', 'cut']) }),
    output: z.object({}),
    refusal: z.object({ code: z.literal('not-practice') }),
  }),
  'practice:more-prescriptions': question({
    needs: 'anyone',
    input: z.strictObject({ count: z.int().min(1).max(20) }),
    output: z.object({ prescriptions: z.array(z.string()) }),
    refusal: z.object({ code: z.literal('not-practice') }),
  }),
} as const

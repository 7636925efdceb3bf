import { z } from 'zod'
import { never, question } from './question.ts'

const id = z.string().min(1).max(64)
const act = z.string().min(1).max(80)

/** A field as last filled in, and the version of the prescription that was shown then. */
const field = z.object({ version: z.int(), value: z.json() })

/** Half-done work in a window: which act on which items, the version of the prescription that was shown at the last change, and what was filled in, field by field. Instants are UTC ms. */
const draft = z.object({
  act,
  itemIds: z.array(id),
  version: z.int(),
  /** Which build of the app wrote the fields: another may lay its forms out otherwise. */
  appVersion: z.string(),
  begunAt: z.int(),
  fields: z.record(z.string(), field),
})

/** A draft as read. */
export type Draft = z.infer<typeof draft>

/** What another person has begun: that, when, and the packs scanned for it, which may lie on the bench. What they wrote is theirs. */
const begunByOther = z.object({
  personId: z.string(),
  act,
  begunAt: z.int(),
  packs: z.array(z.object({ name: z.string(), count: z.int() })),
})

/** What another person has begun, as read. */
export type BegunByOther = z.infer<typeof begunByOther>

/** In the place of a person: what the desk keeps, whoever works at it. */
export const keptByDesk = 'desk'

/** Questions about work that was begun and not finished: kept for the person who began it, and never a record. */
export const draftQuestions = {
  'draft:find': question({
    needs: 'anyone',
    input: z.strictObject({ personId: id, prescriptionId: id }),
    output: z.object({ drafts: z.array(draft), others: z.array(begunByOther) }),
    refusal: never,
  }),
  'draft:list': question({
    needs: 'anyone',
    input: z.strictObject({ personId: id }),
    output: z.object({
      drafts: z.array(z.object({ prescriptionId: z.string(), patient: z.string(), act: z.string(), begunAt: z.int() })),
      /** What other people have begun, the latest first. */
      others: z.array(z.object({ prescriptionId: z.string(), personId: z.string(), act: z.string() })),
    }),
    refusal: never,
  }),
  'draft:save': question({
    // By the person it was begun by: a lock or a change of person must not lose the last of it.
    needs: 'anyone',
    input: z.strictObject({
      personId: id,
      prescriptionId: id,
      act,
      itemIds: z.array(id).max(99),
      version: z.int().min(1),
      appVersion: z.string().max(40),
      begunAt: z.int(),
      fields: z.record(z.string().max(60), field),
    }),
    output: z.object({}),
    refusal: z.object({ code: z.enum(['not-found', 'too-long']) }),
  }),
  'draft:drop': question({
    needs: 'anyone',
    input: z.strictObject({ personId: id, prescriptionId: id, act }),
    output: z.object({}),
    refusal: never,
  }),
} as const

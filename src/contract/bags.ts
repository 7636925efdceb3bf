import { z } from 'zod'
import { stage } from './prescriptions.ts'
import { never, question } from './question.ts'

const bagged = z.object({
  id: z.string(),
  patient: z.object({ family: z.string(), given: z.string(), birthDate: z.string(), nhsNumber: z.string() }),
})

/** A prescription that a bag's label stands for. */
export type BaggedPrescription = z.infer<typeof bagged>

const whyLying = z.enum(['over', 'past-last-day', 'on-hold', 'not-in-its-place'])

const lying = bagged.extend({
  /** `over`: closed, returned, sent back or out in full otherwise, so that the bag is to be put away. */
  why: whyLying,
  stage,
  /** What of it lies there so, each item with its own reason: the others of the prescription may lie in the same bag in its place. */
  items: z.array(z.object({ name: z.string(), why: whyLying })),
})

/** A prescription with something here in a bag that is not to be handed out, or that lay in it last. */
export type LyingPrescription = z.infer<typeof lying>

/** Questions about bags. */
export const bagQuestions = {
  'bag:find': question({
    needs: 'anyone',
    input: z.strictObject({ bagId: z.string().min(1).max(64) }),
    /** Those that lie in the bag in its place, those of which something lies in it otherwise, done or not, and the open others whose next bag is labelled so; capitals or not. */
    output: z.object({ placed: z.array(bagged), lying: z.array(lying), toPlace: z.array(bagged) }),
    refusal: never,
  }),
  'places:known': question({
    needs: 'anyone',
    input: z.strictObject({}),
    /** Where bags wait now, each place once. */
    output: z.object({
      places: z.array(z.object({ kind: z.enum(['shelf', 'fridge', 'cd-cabinet', 'crate']), label: z.string() })),
    }),
    refusal: never,
  }),
} as const

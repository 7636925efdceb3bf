import { z } from 'zod'
import { never, question } from './question.ts'

const bagged = z.object({
  id: z.string(),
  patient: z.object({ family: z.string(), given: z.string(), birthDate: z.string(), nhsNumber: z.string() }),
})

/** A prescription that a bag's label stands for. */
export type BaggedPrescription = z.infer<typeof bagged>

/** Questions about bags. */
export const bagQuestions = {
  'bag:find': question({
    needs: 'anyone',
    input: z.strictObject({ bagId: z.string().min(1).max(64) }),
    /** Those that lie in the bag in its place, and those whose next bag is labelled so; open ones only, capitals or not. */
    output: z.object({ placed: z.array(bagged), toPlace: z.array(bagged) }),
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

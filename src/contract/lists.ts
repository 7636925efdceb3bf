import { z } from 'zod'
import { condition } from './prescriptions.ts'
import { never, question } from './question.ts'

const only = z.array(condition).max(9)

/** A filter somebody put together and gave a name; at most twenty, each name once. */
const savedFilter = z.object({ name: z.string().trim().min(1).max(40), only: only.min(1) })

const choices = z.object({
  /** What every list is cut down to now. */
  only,
  byPatient: z.boolean(),
  filters: z.array(savedFilter).max(20),
})

/** How lists are shown on this PC: no record, and never anything about a patient. */
export type ListChoices = z.infer<typeof choices>

/** What a list can be cut down to. */
export type Condition = z.infer<typeof condition>

/** Questions about how lists are shown on this PC. */
export const listQuestions = {
  'lists:choices': question({ needs: 'anyone', input: z.strictObject({}), output: choices, refusal: never }),
  'lists:choose': question({ needs: 'anyone', input: z.strictObject({ choices }), output: choices, refusal: never }),
} as const

/** What is chosen before anybody chose. */
export const noListChoices: ListChoices = { only: [], byPatient: false, filters: [] }

/** The schema of the choices, for the file they are kept in. */
export const listChoices = choices

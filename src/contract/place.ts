import { z } from 'zod'
import { never, question } from './question.ts'

const screen = z.string().regex(/^[a-z][a-z-]{0,29}$/)

/** Where somebody was in the window: the name of a screen, and the id of the prescription in hand. */
const place = z.object({ personId: z.string(), screen, inHand: z.string().nullable() })

/** Questions about coming back to where one was when the app or its screen had to start again. Nothing in them is of a patient but an id. */
export const placeQuestions = {
  'place:last': question({
    needs: 'anyone',
    input: z.strictObject({}),
    output: z.object({
      /** Null when nobody was anywhere in the last hours. */
      place: place.nullable(),
      /** That and why the app started again by itself a moment ago: its screen, or the app itself, broke or hung. UTC ms. */
      startedAgain: z.object({ at: z.int(), why: z.enum(['screen', 'hang', 'app', 'app-hang']) }).nullable(),
    }),
    refusal: never,
  }),
  'place:keep': question({
    needs: 'person',
    input: z.strictObject({ screen, inHand: z.string().max(64).nullable() }),
    output: z.object({}),
    refusal: never,
  }),
} as const

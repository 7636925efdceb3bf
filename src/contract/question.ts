import { z } from 'zod'

/**
 * Who may ask: `anyone` before a person was chosen, `person` once somebody said who is working, `person-shown` while that is whom the
 * screen showed (`byShown` in the input): tabs of one browser share who works. Acts are judged further by the domain.
 */
export type Needs = 'anyone' | 'person' | 'person-shown'

/** In the input of what is recorded under a name: the id of the person the screen showed as working when it was pressed. Left out where nobody is shown: on the command line. */
export const byShown = { asPersonId: z.exactOptional(z.string().max(64)) } as const

/** One thing a screen may ask: who may, what goes in, what comes out, and how it may be refused. */
export interface Question<I extends z.ZodType, O extends z.ZodType, R extends z.ZodType> {
  readonly needs: Needs
  readonly input: I
  readonly output: O
  readonly refusal: R
}

/** Declares a question; leaves out nothing, so that forgetting `needs` does not compile. */
export const question = <I extends z.ZodType, O extends z.ZodType, R extends z.ZodType>(
  declared: Question<I, O, R>,
): Question<I, O, R> => declared

/** A value built and typed by the domain, passed on as it is: its shape is checked where it is made, not again here. */
export const domainValue = <T extends object>(): z.ZodType<T> =>
  z.custom<T>((value) => typeof value === 'object' && value !== null)

/** The refusal of questions that are never refused. */
export const never = z.never()

import { z } from 'zod'

/** Who may ask: `anyone` before a person was chosen, `person` once somebody said who is working. Acts are judged further by the domain. */
export type Needs = 'anyone' | 'person'

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

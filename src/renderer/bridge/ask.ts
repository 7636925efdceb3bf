import type { Bridge, Input, QuestionName, Reply } from '../../contract/index.ts'

/** What the app said: an answer, or a refusal the screen can word. */
export type Answered<Q extends QuestionName> = Extract<Reply<Q>, { readonly kind: 'answer' | 'refusal' }>

/** Why there is no answer: a bug with its reference, an app that is not there, or a window that is not signed in (any more). */
export type Trouble =
  | { readonly kind: 'fault'; readonly reference: string; readonly why?: 'disk-full' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'not-paired' }

/** Everything that can come of asking. */
export type Outcome<Q extends QuestionName> = Answered<Q> | Trouble

const notPaired: readonly unknown[] = [401, 403]

/** Asks the app one question. Never rejects: an app that does not answer is an outcome too. */
export const ask = async <Q extends QuestionName>(bridge: Bridge, name: Q, input: Input<Q>): Promise<Outcome<Q>> => {
  try {
    // Made by the router from the same contract; only its kind is looked at here.
    return (await bridge.ask(name, input)) as Reply<Q>
  } catch (error) {
    return notPaired.includes(error instanceof Error ? error.cause : undefined)
      ? { kind: 'not-paired' }
      : { kind: 'unreachable' }
  }
}

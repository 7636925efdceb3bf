import type { Input, Output, QuestionName, RefusalOf } from './index.ts'
import type { Actor } from '../domain/people.ts'
import type { Result } from '../domain/result.ts'

/** Who asks: the screen's session, and the person working there once one was chosen. */
export interface Asker {
  readonly session: string
  readonly person: Actor | null
}

/** An asker known to be somebody: what handlers of `needs: 'person'` questions get. */
export interface PersonAsking extends Asker {
  readonly person: Actor
}

type Answer<Q extends QuestionName> = Result<Output<Q>, RefusalOf<Q>>

/** The code that answers one question. It gets parsed input; for questions that need a person the router made sure there is one. */
export type Handler<Q extends QuestionName> = (input: Input<Q>, asker: PersonAsking) => Answer<Q> | Promise<Answer<Q>>

/** One handler for every question of the contract: leaving one out does not compile. */
export type Handlers = { readonly [Q in QuestionName]: Handler<Q> }

/** The handlers of some questions, as a feature exports them. */
export type HandlersOf<Q extends QuestionName> = Pick<Handlers, Q>

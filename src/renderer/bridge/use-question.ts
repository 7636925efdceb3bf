import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Bridge, Input, QuestionName } from '../../contract/index.ts'
import { ask, type Answered, type Trouble } from './ask.ts'
import { useBridge } from './bridge-context.ts'

/** Thrown to the query cache, which then keeps the last answer on the screen. */
export class NoAnswer extends Error {
  readonly trouble: Trouble
  constructor(trouble: Trouble) {
    super(trouble.kind)
    this.trouble = trouble
  }
}

/** The state of a question on the screen. With a `trouble`, `reply` is the last answer there was, if any. */
export interface Asked<Q extends QuestionName> {
  readonly reply: Answered<Q> | undefined
  readonly trouble: Trouble | undefined
  readonly askAgain: () => void
}

/** How a question is shown while its input changes. */
export interface QuestionOptions {
  readonly enabled?: boolean
  /** Show the answer to the previous input until the new one is there. Never for a patient. */
  readonly keepPrevious?: boolean
  /** Ask each time it comes to be shown, whatever is known; what is known is shown until the answer is there. */
  readonly alwaysAsk?: boolean
}

/** How a question is kept and asked. Its function throws `NoAnswer`. */
export const asQuery = <Q extends QuestionName>(bridge: Bridge, name: Q, input: Input<Q>) => ({
  queryKey: [name, input],
  queryFn: async (): Promise<Answered<Q>> => {
    const outcome = await ask(bridge, name, input)
    if (outcome.kind === 'answer' || outcome.kind === 'refusal') return outcome
    throw new NoAnswer(outcome)
  },
})

/** Turns what made a query fail into what the screen can say of it; anything but a trouble is a bug and thrown on. */
export const troubleOf = (error: Error | null): Trouble | undefined => {
  if (error === null) return undefined
  if (error instanceof NoAnswer) return error.trouble
  throw error
}

/** Asks a question, shows its answer and asks again after every push. */
export const useQuestion = <Q extends QuestionName>(
  name: Q,
  input: Input<Q>,
  { enabled = true, keepPrevious = false, alwaysAsk = false }: QuestionOptions = {},
): Asked<Q> => {
  const bridge = useBridge()
  const query = useQuery<Answered<Q>>({
    ...asQuery(bridge, name, input),
    enabled,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(alwaysAsk ? { staleTime: 0 } : {}),
  })
  return { reply: query.data, trouble: troubleOf(query.error), askAgain: () => void query.refetch() }
}

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Input, QuestionName } from '../../contract/index.ts'
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
}

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
  { enabled = true, keepPrevious = false }: QuestionOptions = {},
): Asked<Q> => {
  const bridge = useBridge()
  const query = useQuery<Answered<Q>>({
    queryKey: [name, input],
    enabled,
    queryFn: async () => {
      const outcome = await ask(bridge, name, input)
      if (outcome.kind === 'answer' || outcome.kind === 'refusal') return outcome
      throw new NoAnswer(outcome)
    },
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
  return { reply: query.data, trouble: troubleOf(query.error), askAgain: () => void query.refetch() }
}

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { Input, QuestionName } from '../../contract/index.ts'
import { ask, type Outcome } from './ask.ts'
import { askShownAgain } from './asked-again.ts'
import { useBridge } from './bridge-context.ts'

/** What a press gives: with it always the person the screen showed, where something is recorded under a name, and the version it showed. */
export type Pressed<Q extends QuestionName> = Input<Q> &
  Required<Pick<Input<Q>, Extract<keyof Input<Q>, 'asPersonId' | 'expectedVersion'>>>

/** Asking on a person's press. `inFlight` disables the button; a second press while it is set asks nothing. */
export interface Asking {
  readonly inFlight: boolean
  readonly send: <Q extends QuestionName>(name: Q, input: Pressed<Q>) => Promise<Outcome<Q> | undefined>
}

/** Does work on a press, once at a time: `press` gives undefined while an earlier one goes on. */
export const useOncePressed = (): {
  readonly inFlight: boolean
  readonly press: <R>(work: () => Promise<R>) => Promise<R | undefined>
} => {
  const [inFlight, setInFlight] = useState(false)
  // State arrives a render later: two presses in one frame would both see it unset.
  const busy = useRef(false)
  const press = useCallback(async <R>(work: () => Promise<R>): Promise<R | undefined> => {
    if (busy.current) return undefined
    busy.current = true
    setInFlight(true)
    const done = await work()
    busy.current = false
    setInFlight(false)
    return done
  }, [])
  return { inFlight, press }
}

/** Asks once per press and has everything shown asked again; the prescription in hand is fresh before the answer is given. Gives undefined for a press while one is in flight. */
export const useAsk = (): Asking => {
  const bridge = useBridge()
  const queries = useQueryClient()
  const { inFlight, press } = useOncePressed()
  const send = useCallback(
    <Q extends QuestionName>(name: Q, input: Pressed<Q>): Promise<Outcome<Q> | undefined> =>
      press(async () => {
        const outcome = await ask(bridge, name, input)
        await askShownAgain(queries)
        return outcome
      }),
    [bridge, queries, press],
  )
  return { inFlight, send }
}

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { Input, QuestionName } from '../../contract/index.ts'
import { ask, type Outcome } from './ask.ts'
import { useBridge } from './bridge-context.ts'

/** Asking on a person's press. `inFlight` disables the button; a second press while it is set asks nothing. */
export interface Asking {
  readonly inFlight: boolean
  readonly send: <Q extends QuestionName>(name: Q, input: Input<Q>) => Promise<Outcome<Q> | undefined>
}

const shownFirst = 'prescription:detail' satisfies QuestionName

/** Asks once per press and has everything shown asked again; the prescription in hand is fresh before the answer is given. Gives undefined for a press while one is in flight. */
export const useAsk = (): Asking => {
  const bridge = useBridge()
  const queries = useQueryClient()
  const [inFlight, setInFlight] = useState(false)
  // State arrives a render later: two presses in one frame would both see it unset.
  const busy = useRef(false)
  const send = useCallback(
    async <Q extends QuestionName>(name: Q, input: Input<Q>): Promise<Outcome<Q> | undefined> => {
      if (busy.current) return undefined
      busy.current = true
      setInFlight(true)
      const outcome = await ask(bridge, name, input)
      // The next key may come at once: it must find the prescription as this press has left it, and not wait for the lists.
      const shown = queries.invalidateQueries({ queryKey: [shownFirst] })
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== shownFirst })
      await shown
      busy.current = false
      setInFlight(false)
      return outcome
    },
    [bridge, queries],
  )
  return { inFlight, send }
}

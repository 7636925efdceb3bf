import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Outcome } from './ask.ts'
import { useBridge } from './bridge-context.ts'
import { sendAct, type ActAsked } from './send-act.ts'
import { useOncePressed } from './use-ask.ts'

/** Doing an act on what is in hand, on a press. `inFlight` disables the button; a second press while it is set does nothing. */
export interface ActSending {
  readonly inFlight: boolean
  readonly send: (act: ActAsked) => Promise<Outcome<'prescription:act'> | undefined>
}

/** The way to act on what is in hand; what is shown of it is fresh before the answer is given. */
export const useAct = (): ActSending => {
  const bridge = useBridge()
  const queries = useQueryClient()
  const { inFlight, press } = useOncePressed()
  const send = useCallback((act: ActAsked) => press(() => sendAct(bridge, queries, act)), [bridge, queries, press])
  return { inFlight, send }
}

import type { QueryClient } from '@tanstack/react-query'
import type { Bridge, Input } from '../../contract/index.ts'
import { ask, type Outcome } from './ask.ts'
import { askShownAgain, shownPrescriptions } from './asked-again.ts'
import { takeInDetail } from './take-in-detail.ts'

/** An act as a screen asks for it; what it brings is added. */
export type ActAsked = Omit<Input<'prescription:act'>, 'shown'>

// As many as the contract lets an act ask for.
const mostShown = 20

/**
 * Sends an act on what is in hand. The answer, given after the commit, brings what is shown of prescriptions, so that it is fresh
 * without being asked for; everything else is asked again when the app tells every screen of the commit. After a refusal or without an
 * answer it is asked again at once.
 */
export const sendAct = async (
  bridge: Bridge,
  queries: QueryClient,
  act: ActAsked,
): Promise<Outcome<'prescription:act'>> => {
  const shown = shownPrescriptions(queries).slice(0, mostShown)
  const outcome = await ask(bridge, 'prescription:act', { ...act, shown })
  if (outcome.kind === 'answer') await Promise.all(outcome.value.shown.map((one) => takeInDetail(queries, one)))
  else await askShownAgain(queries)
  return outcome
}

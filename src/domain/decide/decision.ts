import type { CorrectedKind, EventBody } from '../events.ts'
import type { KeptCodes } from '../kept-in.ts'
import type { Duty } from '../on-duty/duty.ts'
import type { Actor } from '../people.ts'
import type { Refusal } from '../refusals.ts'
import { ok, refused, type Result } from '../result.ts'
import type { LocalDate } from '../uk-date.ts'

/** What a decision may know besides the prescription: `now` in UTC ms, `today` its UK day, who asks, who was on duty then, and what the product file says of where medicines are kept. */
export interface DecideContext extends Duty {
  readonly now: number
  readonly today: LocalDate
  readonly actor: Actor
  readonly keptCodes: KeptCodes
}

/** The events a command leads to (none: it was already so), or why it is not done. */
export type Decision = Result<readonly EventBody[], Refusal>

/** Answers with events. */
export const happened = (...events: readonly EventBody[]): Decision => ok(events)

/** Answers with a refusal. */
export const refuse = (refusal: Refusal): Decision => refused(refusal)

/** The answer to `then` unless some question refuses; questions are asked in order. */
export const unless = (refusals: readonly (Refusal | undefined)[], then: () => Decision): Decision => {
  const first = refusals.find((refusal) => refusal !== undefined)
  return first ? refuse(first) : then()
}

/** The event that takes back what another act rested on: what it undoes follows from the act, and nobody is asked for it. */
export const takenBack = (correctedEventId: string, kind: CorrectedKind, reason: string): EventBody => ({
  type: 'corrected',
  correctedEventId,
  kind,
  reason,
  medicineIs: null,
})

/** Refuses a reason of nothing but spaces. */
export const reasonMissing = (reason: string | null): Refusal | undefined =>
  reason === null || reason.trim() === '' ? { code: 'reason-missing' } : undefined

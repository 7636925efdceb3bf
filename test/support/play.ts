import type { Command } from '../../src/domain/commands.ts'
import { decide } from '../../src/domain/decide/index.ts'
import type { DomainEvent } from '../../src/domain/events.ts'
import { evolve } from '../../src/domain/evolve.ts'
import type { Prescription } from '../../src/domain/prescription.ts'
import type { Attempt } from './arbitrary-commands.ts'
import { aContext, monday, recorded } from './builders.ts'
import { people } from './people.ts'

/** One act that was not refused. */
export interface Step {
  readonly command: Command
  readonly before: Prescription
  readonly after: Prescription
  readonly events: readonly DomainEvent[]
  /** UTC ms. */
  readonly at: number
}

/** All that came of some attempts. */
export interface Run {
  readonly events: readonly DomainEvent[]
  readonly steps: readonly Step[]
  readonly final: Prescription
}

const hour = 3_600_000

const dailyReview: Attempt = { hours: 0, by: people.system, command: () => ({ type: 'review-legal-window' }) }

// As the app does it: on every new day, before anything else.
const withReviews = (attempts: readonly Attempt[]): readonly Attempt[] =>
  attempts.flatMap((attempt) =>
    attempt.hours >= 24
      ? [
          { ...dailyReview, hours: attempt.hours },
          { ...attempt, hours: 0 },
        ]
      : [attempt],
  )

/** Tries one thing after the other on a prescription that comes in at `monday`; what is refused is passed over. */
export const play = (first: Command, attempts: readonly Attempt[]): Run => {
  const opening = decide(undefined, first, aContext(people.pharmacist))
  if (!opening.ok) throw new Error('A first receive is never refused')
  const events: DomainEvent[] = [...recorded(undefined, opening.value)]
  let state = events.reduce<Prescription | undefined>(evolve, undefined)!
  const steps: Step[] = []
  let now = monday
  for (const attempt of withReviews(attempts)) {
    now += attempt.hours * hour
    const command = attempt.command(state)
    const decision = decide(state, command, aContext(attempt.by, now))
    if (!decision.ok) continue
    const happened = recorded(state, decision.value, attempt.by, now)
    const after = happened.reduce(evolve, state)
    steps.push({ command, before: state, after, events: happened, at: now })
    events.push(...happened)
    state = after
  }
  return { events, steps, final: state }
}

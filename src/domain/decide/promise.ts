import type { CommandOf } from '../commands.ts'
import type { EventBody } from '../events.ts'
import type { Prescription } from '../prescription.ts'
import { promiseNow } from '../promise-now.ts'
import { isOpen } from '../supply.ts'
import { ukDate, type LocalDate } from '../uk-date.ts'
import { happened, unless, type DecideContext, type Decision } from './decision.ts'

/**
 * Notes that the patient waits in the shop, or for when it was promised; neither takes both back. A time that is over can stay
 * promised, not become so.
 */
export const promise = (p: Prescription, command: CommandOf<'promise'>, { now }: DecideContext): Decision => {
  const { waiting, at } = command
  const told = promiseNow(p)
  const isNew = at !== told.at
  return unless(
    [
      p.items.some(isOpen) ? undefined : { code: 'nothing-open' },
      isNew || waiting !== (told.waitingSince !== null) ? undefined : { code: 'promise-unchanged' },
      at !== null && isNew && at <= now ? { code: 'promise-in-past' } : undefined,
    ],
    () => happened({ type: 'promised', waiting, at }),
  )
}

/** Whoever waited on an earlier day went home: the event that says so, with the promised time kept. */
export const waitsEnded = (p: Prescription, today: LocalDate): readonly EventBody[] => {
  const { waitingSince, at } = promiseNow(p)
  return waitingSince !== null && ukDate(waitingSince) < today ? [{ type: 'promised', waiting: false, at }] : []
}

import type { DutyCommand, DutyContext, DutyRefusal } from '../../src/domain/on-duty/commands.ts'
import { decideDuty } from '../../src/domain/on-duty/decide-duty.ts'
import type { DutyRecord } from '../../src/domain/on-duty/record.ts'
import type { Actor } from '../../src/domain/people.ts'
import { evolveDuty } from './evolve-duty.ts'
import { people } from './people.ts'

// 2 March 2026, UK time: hours of the day are counted from here.
const midnight = Date.UTC(2026, 2, 2)
/** An instant of that day by its hour, 9.5 for half past nine. */
export const hour = (hours: number): number => midnight + hours * 3_600_000

/** A record with nothing in it. */
export const nobody: DutyRecord = { version: 0, spells: [], alone: [] }

/** When something happened and was entered, in hours of the day; entered at once unless said. */
export interface DutyWhen {
  readonly at: number
  readonly now?: number
}

const contextOf = (actor: Actor, { at, now }: DutyWhen): DutyContext => ({
  at: hour(at),
  now: hour(now ?? at),
  actor,
  registration: '2081234',
})

/** The record after a command, or why it was refused. */
export const tried = (
  record: DutyRecord,
  command: DutyCommand,
  when: DutyWhen,
  actor: Actor = people.pharmacist,
): { readonly record: DutyRecord } | { readonly refusal: DutyRefusal } => {
  const decision = decideDuty(record, command, contextOf(actor, when))
  if (!decision.ok) return { refusal: decision.refusal }
  const events = decision.value.map((body, index) => ({
    ...body,
    eventId: `d${String(record.version + index + 1)}`,
    happenedAt: hour(when.at),
  }))
  return { record: events.reduce(evolveDuty, record) }
}

/** The record after a command; throws when it is refused. */
export const did = (record: DutyRecord, command: DutyCommand, when: DutyWhen, actor?: Actor): DutyRecord => {
  const outcome = tried(record, command, when, actor)
  if ('refusal' in outcome) throw new Error(`${command.type} was refused: ${outcome.refusal.code}`)
  return outcome.record
}

/** The refusal of a command, or undefined. */
export const refusedWith = (record: DutyRecord, command: DutyCommand, when: DutyWhen, actor?: Actor) => {
  const outcome = tried(record, command, when, actor)
  return 'refusal' in outcome ? outcome.refusal : undefined
}

/** The usual commands. */
export const duty = {
  signOn: (given: Partial<Extract<DutyCommand, { type: 'sign-on' }>> = {}): DutyCommand => ({
    type: 'sign-on',
    registration: null,
    insteadBecause: null,
    until: null,
    ...given,
  }),
  signOff: (spellId: string, reason: string | null = null): DutyCommand => ({ type: 'sign-off', spellId, reason }),
  goOut: (given: Partial<Extract<DutyCommand, { type: 'go-out' }>> = {}): DutyCommand => ({
    type: 'go-out',
    supply: 'nothing',
    arrangements: 'Mobile; ask Tom at the other branch',
    until: null,
    overReason: null,
    ...given,
  }),
  comeBack: (overReason: string | null = null): DutyCommand => ({ type: 'come-back', overReason }),
  workAlone: (reason = 'The technician is ill'): DutyCommand => ({ type: 'work-alone', reason }),
  stopWorkingAlone: { type: 'stop-working-alone' } as DutyCommand,
} as const

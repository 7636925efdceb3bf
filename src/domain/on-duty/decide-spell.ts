import { ok, refused } from '../result.ts'
import type { DutyCommandOf, DutyContext, DutyRefusal } from './commands.ts'
import { endOfAbsence, said } from './decide-absence.ts'
import type { DutyDecision } from './decide-duty.ts'
import type { DutyEventBody, DutyRecord, Spell } from './record.ts'
import { aloneAt, longestSpellMs, spellAt } from './times.ts'

type SignOn = DutyCommandOf<'sign-on'>

/** Whether a text is a GPhC registration number: seven digits. */
export const isRegistration = (text: string): boolean => /^\d{7}$/.test(text)

const timesRefusal = (record: DutyRecord, { until }: SignOn, { at, now }: DutyContext): DutyRefusal | undefined => {
  const longest = at + longestSpellMs
  const fits = until === null ? now < longest : at < until && until <= Math.min(now, longest)
  if (!fits) return { code: 'times-do-not-fit' }
  const later = record.spells.find(({ from }) => at < from && from < (until ?? longest))
  return later && { code: 'covered-already', name: later.person.name, from: later.from }
}

// What was recorded of a spell after an instant would be left hanging if it ended there.
const hasLater = (spell: Spell, at: number): boolean =>
  spell.absences.some((absence) => absence.from > at || (absence.until !== null && absence.until > at))

/** The ends of the periods of working alone that run at an instant: the responsible pharmacist's sign-off ends them. */
export const endOfWorkingAlone = (record: DutyRecord, at: number): readonly DutyEventBody[] =>
  record.alone
    .filter((period) => period.until === null && aloneAt(record, at, period.person.id) === period)
    .map((period) => ({ type: 'working-alone-ended', periodId: period.id }))

const ending = (
  record: DutyRecord,
  spell: Spell,
  at: number,
  reason: string | null,
): { readonly events: readonly DutyEventBody[] } | { readonly refusal: DutyRefusal } => {
  if (at < spell.from || at > spell.from + longestSpellMs || hasLater(spell, at))
    return { refusal: { code: 'times-do-not-fit' } }
  const end = endOfAbsence(record, spell, at, reason)
  if ('refusal' in end) return end
  return {
    events: [
      ...end.events,
      ...endOfWorkingAlone(record, at),
      { type: 'rp-signed-off', spellId: spell.id, reason: said(reason) },
    ],
  }
}

/** A pharmacist becomes the responsible pharmacist; instead of another only when they say why. */
export const signOn = (record: DutyRecord, command: SignOn, context: DutyContext): DutyDecision => {
  const { at, actor } = context
  const registration = said(command.registration) ?? context.registration
  if (registration === null) return refused({ code: 'registration-missing' })
  if (!isRegistration(registration)) return refused({ code: 'registration-invalid' })
  const times = timesRefusal(record, command, context)
  if (times) return refused(times)
  const signedOn = {
    type: 'rp-signed-on',
    personId: actor.id,
    name: actor.name,
    registration,
    until: command.until,
  } as const
  const current = spellAt(record, at)
  if (!current) return ok([signedOn])
  const { person, from } = current
  // A period that has an end would leave nobody after it: the colleague's spell ends only where another goes on.
  if (current.until !== null || command.until !== null)
    return refused({ code: 'covered-already', name: person.name, from })
  if (person.id === actor.id) return refused({ code: 'signed-on-already' })
  const because = said(command.insteadBecause)
  if (because === null) return refused({ code: 'another-is-signed-on', name: person.name, since: from })
  const end = ending(record, current, at, because)
  return 'refusal' in end ? refused(end.refusal) : ok([...end.events, signedOn])
}

/** The responsible pharmacist's spell ends, at the latest where another begins; ending a colleague's needs a reason. */
export const signOff = (
  record: DutyRecord,
  command: DutyCommandOf<'sign-off'>,
  { at, actor }: DutyContext,
): DutyDecision => {
  const spell = record.spells.find(({ id }) => id === command.spellId)
  if (!spell) return refused({ code: 'nobody-signed-on' })
  if (spell.until !== null) return refused({ code: 'spell-ended' })
  if (spell.person.id !== actor.id && said(command.reason) === null) return refused({ code: 'reason-missing' })
  const later = record.spells.find(({ from }) => spell.from < from && from < at)
  if (later) return refused({ code: 'covered-already', name: later.person.name, from: later.from })
  const end = ending(record, spell, at, command.reason)
  return 'refusal' in end ? refused(end.refusal) : ok(end.events)
}

import { ok, refused } from '../result.ts'
import { ukDate } from '../uk-date.ts'
import type { DutyCommandOf, DutyContext, DutyRefusal } from './commands.ts'
import type { DutyDecision } from './decide-duty.ts'
import type { DutyEventBody, DutyRecord, Spell } from './record.ts'
import { absenceAt, absentMsOn, longestAbsenceMs, spellAt, spellEnd } from './times.ts'

type GoOut = DutyCommandOf<'go-out'>

/** A text with something in it, or null. */
export const said = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim())

/** The end of an absence that runs at an instant; over the two hours of its day only with a reason. Nothing where none runs. */
export const endOfAbsence = (
  record: DutyRecord,
  spell: Spell,
  at: number,
  reason: string | null,
): { readonly events: readonly DutyEventBody[] } | { readonly refusal: DutyRefusal } => {
  const absence = absenceAt(spell, at)
  if (absence?.until !== null) return { events: [] }
  const totalMs = Math.max(absentMsOn(record, ukDate(absence.from), at), absentMsOn(record, ukDate(at), at))
  const overReason = totalMs > longestAbsenceMs ? said(reason) : null
  if (totalMs > longestAbsenceMs && overReason === null) return { refusal: { code: 'absence-over-limit', totalMs } }
  return { events: [{ type: 'rp-absence-ended', absenceId: absence.id, overReason }] }
}

const timesRefusal = (spell: Spell, { until }: GoOut, { at, now }: DutyContext): DutyRefusal | undefined => {
  const fits = until === null ? now < spellEnd(spell) : at < until && until <= Math.min(now, spellEnd(spell))
  const ends = until ?? Number.POSITIVE_INFINITY
  const between = spell.absences.some(
    (absence) => at < (absence.until ?? Number.POSITIVE_INFINITY) && absence.from < ends,
  )
  return fits && !between ? undefined : { code: 'times-do-not-fit' }
}

const limitRefusal = (record: DutyRecord, command: GoOut, { at, now }: DutyContext): DutyRefusal | undefined => {
  const usedMs = absentMsOn(record, ukDate(at), now)
  if (command.until === null) return usedMs < longestAbsenceMs ? undefined : { code: 'absence-used-up', usedMs }
  const totalMs = usedMs + command.until - at
  return totalMs > longestAbsenceMs && said(command.overReason) === null
    ? { code: 'absence-over-limit', totalMs }
    : undefined
}

/** The responsible pharmacist goes out, with what may be supplied meanwhile; a time past is entered with its end. */
export const goOut = (record: DutyRecord, command: GoOut, context: DutyContext): DutyDecision => {
  const { at, actor } = context
  const spell = spellAt(record, at)
  if (!spell) return refused({ code: 'nobody-signed-on' })
  if (spell.person.id !== actor.id) return refused({ code: 'not-the-responsible-pharmacist', name: spell.person.name })
  if (absenceAt(spell, at)) return refused({ code: 'out-already' })
  const arrangements = said(command.arrangements)
  if (arrangements === null) return refused({ code: 'arrangements-missing' })
  const refusal = timesRefusal(spell, command, context) ?? limitRefusal(record, command, context)
  if (refusal) return refused(refusal)
  const { supply, until } = command
  const overReason = until === null ? null : said(command.overReason)
  return ok([{ type: 'rp-absence-began', spellId: spell.id, supply, arrangements, until, overReason }])
}

/** The responsible pharmacist is back; any pharmacist may say so, also of a colleague. */
export const comeBack = (
  record: DutyRecord,
  command: DutyCommandOf<'come-back'>,
  { at }: DutyContext,
): DutyDecision => {
  const spell = spellAt(record, at)
  if (!spell) return refused({ code: 'nobody-signed-on' })
  const end = endOfAbsence(record, spell, at, command.overReason)
  if ('refusal' in end) return refused(end.refusal)
  return end.events.length === 0 ? refused({ code: 'not-out' }) : ok(end.events)
}

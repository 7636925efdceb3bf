import { addDays, ukDate, type LocalDate } from '../uk-date.ts'
import type { Duty, ResponsiblePharmacist } from './duty.ts'
import type { Absence, DutyTimes, Spell, WorkingAlone } from './record.ts'

const hourMs = 3_600_000

/** The absence a day may hold, all responsible pharmacists together (SI 2008/2789 reg 3). */
export const longestAbsenceMs = 2 * hourMs

/** After this a sign-on covers nothing any more, so that a sign-off forgotten in the evening does not cover the next day. */
export const longestSpellMs = 18 * hourMs

/** Until when a spell covers supply. */
export const spellEnd = ({ from, until }: Spell): number =>
  Math.min(until ?? Number.POSITIVE_INFINITY, from + longestSpellMs)

/** The spell that covers an instant. */
export const spellAt = ({ spells }: DutyTimes, at: number): Spell | undefined =>
  spells.find((spell) => spell.from <= at && at < spellEnd(spell))

/** The absence that covers an instant of a spell. */
export const absenceAt = (spell: Spell, at: number): Absence | undefined =>
  spell.absences.find(({ from, until }) => from <= at && (until === null || at < until))

// Midnight of the UK: some whole hour of the UTC day or the evening before.
const dayBegins = (day: LocalDate): number => {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  return ukDate(midnight - hourMs) === day ? midnight - hourMs : midnight
}

const overlapMs = (from: number, until: number, begins: number, ends: number): number =>
  Math.max(0, Math.min(until, ends) - Math.max(from, begins))

/** For how long the responsible pharmacists were out on a UK day, up to `now` where one still is. */
export const absentMsOn = ({ spells }: DutyTimes, day: LocalDate, now: number): number => {
  const [begins, ends] = [dayBegins(day), dayBegins(addDays(day, 1))]
  return spells
    .flatMap((spell) =>
      spell.absences.map((absence) =>
        overlapMs(absence.from, Math.min(absence.until ?? now, spellEnd(spell)), begins, ends),
      ),
    )
    .reduce((sum, ms) => sum + ms, 0)
}

// What was away by then: an absence that was ended or entered later says nothing of an earlier instant.
const absentMsBy = ({ spells, alone }: DutyTimes, at: number): number => {
  const untilThen = spells.map((spell) => ({ ...spell, until: Math.min(spell.until ?? at, at) }))
  return absentMsOn({ spells: untilThen, alone }, ukDate(at), at)
}

/** Where the responsible pharmacist was; what they left to be handed out ends with the two hours. */
export const responsiblePharmacistAt = (record: DutyTimes, at: number): ResponsiblePharmacist => {
  const spell = spellAt(record, at)
  if (!spell) return 'nobody'
  const absence = absenceAt(spell, at)
  if (!absence) return 'present'
  if (absence.supply === 'nothing' || absentMsBy(record, at) > longestAbsenceMs) return 'absent'
  return absence.supply === 'checked-and-bagged' ? 'absent-may-supply' : 'absent-may-supply-but-controlled'
}

/** The period of working alone of a person that covers an instant; one that nobody ended ends with its UK day. */
export const aloneAt = ({ alone }: DutyTimes, at: number, personId: string): WorkingAlone | undefined =>
  alone.find(
    ({ person, from, until }) =>
      person.id === personId && from <= at && (until === null ? ukDate(at) === ukDate(from) : at < until),
  )

/** Who was on duty at an instant, for somebody who acts then. */
export const dutyAt = (record: DutyTimes, at: number, personId: string): Duty => ({
  responsiblePharmacist: responsiblePharmacistAt(record, at),
  workingAlone: aloneAt(record, at, personId)?.reason ?? null,
})

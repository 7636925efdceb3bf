import { hasNhsNumber } from '../identifiers.ts'
import type { ItemContent, Schedule } from '../prescription-content.ts'
import type { Item, Prescription } from '../prescription.ts'
import { parseHundredths } from '../quantity.ts'
import { amountOf, isOpen, outPortions } from '../supply.ts'
import { addDays, ukDate, type LocalDate } from '../uk-date.ts'
import type { CheckFact, FactSource } from './check-fact.ts'
import { daysByDirections } from './days-supply.ts'
import { ownFacts } from './own-facts.ts'
import type { ScheduleInFile } from './schedule-in-file.ts'

/**
 * What is recorded about a patient and not withdrawn. `noneKnown`: somebody asked, and there were none; null is not the same.
 * `inDoubt`: nobody but a person can tell whether it is of this patient.
 */
export interface KnownOfPatient {
  readonly allergies: readonly {
    readonly entryId: string
    readonly substance: string
    readonly reaction: string | null
    readonly source: FactSource
    readonly inDoubt?: true
  }[]
  readonly noneKnown: { readonly entryId: string; readonly source: FactSource } | null
  readonly notes: readonly {
    readonly entryId: string
    readonly text: string
    readonly source: FactSource
    readonly inDoubt?: true
  }[]
}

/** Everything a check is laid out from. `others` are the patient's other prescriptions here, done ones too. */
export interface KnownForCheck {
  readonly prescription: Prescription
  readonly others: readonly Prescription[]
  readonly patient: KnownOfPatient
  readonly today: LocalDate
  /** What the product file says of a prescribed code. */
  readonly scheduleInFile: (code: string) => ScheduleInFile | null
}

// Supplied again sooner than the days of the last supply less these is early (pharmacy-practice: early repeat).
const daysInHand = 10
// What was supplied longer ago than any one supply lasts says nothing about an early repeat.
const longestSupplyDays = 183
const recentCheckDays = 90

const nameKey = (name: string): string => name.trim().toLowerCase().replaceAll(/\s+/g, ' ')

// By national code, else by name as written: a brand and its generic are not told.
const sameMedicine = (a: ItemContent, b: ItemContent): boolean =>
  (a.drug.code !== '' && a.drug.code === b.drug.code) || nameKey(a.drug.name) === nameKey(b.drug.name)

interface Supply {
  readonly prescriptionId: string
  readonly at: number
  readonly days: number | null
}

const suppliesOf = (p: Prescription, wanted: ItemContent): readonly Supply[] =>
  p.items.flatMap((item) => {
    const content = item.suppliedUnder ?? item.content
    const out = outPortions(item)
    const first = out[0]?.out
    if (!first || !sameMedicine(content, wanted)) return []
    const amount = amountOf(out)
    const whole = amount >= (parseHundredths(content.quantity.value) ?? Infinity)
    const days = (whole ? p.content.daysSupply : null) ?? daysByDirections(content, amount)
    return [{ prescriptionId: p.id, at: first.stamp.at, days }]
  })

const repeatFacts = ({ content }: Item, { others, today }: KnownForCheck): readonly CheckFact[] => {
  const last = others.flatMap((other) => suppliesOf(other, content)).toSorted((a, b) => b.at - a.at)[0]
  if (!last) return []
  const { prescriptionId, days } = last
  const suppliedOn = ukDate(last.at)
  const itemId = content.id
  if (days === null)
    return today < addDays(suppliedOn, longestSupplyDays)
      ? [{ kind: 'supplied-before', itemId, prescriptionId, suppliedOn }]
      : []
  const dueFrom = addDays(suppliedOn, Math.max(0, days - daysInHand))
  return today < dueFrom ? [{ kind: 'early-repeat', itemId, prescriptionId, suppliedOn, days, dueFrom }] : []
}

const isGoingOn = (p: Prescription): boolean => p.returned === null && p.sentBack === null && p.belongsTo === null

const sameOpenFacts = (
  { content }: Item,
  at: number,
  { prescription: p, others }: KnownForCheck,
): readonly CheckFact[] => {
  const here = p.items
    .slice(at + 1)
    .filter(isOpen)
    .map((item) => ({ id: p.id, item }))
  const elsewhere = others
    .filter(isGoingOn)
    .flatMap((other) => other.items.filter(isOpen).map((item) => ({ id: other.id, item })))
  return [...here, ...elsewhere]
    .filter(({ item }) => sameMedicine(item.content, content))
    .map(({ id, item }) => ({
      kind: 'same-medicine-open',
      itemId: content.id,
      prescriptionId: id,
      otherItemId: item.content.id,
      name: item.content.drug.name,
    }))
}

// Stopped by a query, a prescription waits for its answer: its last query.
const openQuery = ({ clinicalCheck, interventions }: Prescription): string | undefined =>
  clinicalCheck?.outcome === 'queried'
    ? interventions.findLast(({ outcome }) => outcome === 'queried')?.stamp.eventId
    : undefined

const earlierChecks = ({ prescription, others, today }: KnownForCheck): readonly CheckFact[] =>
  [prescription, ...others].flatMap(({ id, interventions }) =>
    interventions
      .filter(({ stamp }) => ukDate(stamp.at) >= addDays(today, -recentCheckDays))
      .map(({ stamp, outcome, note }) => ({
        kind: 'earlier-check',
        prescriptionId: id,
        outcome,
        on: ukDate(stamp.at),
        by: stamp.by.name,
        note,
        ...(id === prescription.id && stamp.eventId === openQuery(prescription) ? { open: true as const } : {}),
      })),
  )

const earlierMistakes = ({ prescription, others, today }: KnownForCheck): readonly CheckFact[] =>
  [prescription, ...others].flatMap(({ id, mistakes }) =>
    mistakes
      .filter(({ stamp }) => ukDate(stamp.at) >= addDays(today, -recentCheckDays))
      .map(({ stamp, reached, what }) => ({
        kind: 'earlier-mistake',
        prescriptionId: id,
        reached,
        on: ukDate(stamp.at),
        what,
      })),
  )

const patientFacts = ({ allergies, noneKnown, notes }: KnownOfPatient): readonly CheckFact[] => [
  ...allergies.map((allergy) => ({ kind: 'allergy' as const, ...allergy })),
  ...(noneKnown === null ? [] : [{ kind: 'none-known' as const, ...noneKnown }]),
  ...(allergies.length === 0 && noneKnown === null ? [{ kind: 'no-allergies-recorded' as const }] : []),
  ...notes.map((note) => ({ kind: 'patient-note' as const, ...note })),
]

const scheduleFacts = ({ content }: Item, { scheduleInFile }: KnownForCheck): readonly CheckFact[] => {
  const said = content.schedule === 'unknown' ? scheduleInFile(content.drug.code) : null
  return said === null ? [] : [{ kind: 'schedule-in-file', itemId: content.id, ...said }]
}

/**
 * What is laid out for the clinical check of a prescription, in the order in which it is shown, once its schedules are answered
 * (by item id). Facts side by side only: nothing here says whether two of them go together.
 */
export const checkFacts = (
  known: KnownForCheck,
  schedules: Readonly<Record<string, Schedule>>,
): readonly CheckFact[] => {
  const { prescription: p } = known
  const open = p.items.map((item, at) => ({ item, at })).filter(({ item }) => isOpen(item))
  return [
    ...open.flatMap(({ item }) => scheduleFacts(item, known)),
    ...ownFacts(p, schedules),
    ...open.flatMap(({ item }) => repeatFacts(item, known)),
    ...open.flatMap(({ item, at }) => sameOpenFacts(item, at, known)),
    ...earlierChecks(known),
    ...earlierMistakes(known),
    ...(p.laterIssue === null ? [] : [{ kind: 'later-issue' as const, issue: p.laterIssue }]),
    ...(hasNhsNumber(p.content.patient.nhsNumber) ? [] : [{ kind: 'known-by-name-only' as const }]),
    ...patientFacts(known.patient),
  ]
}

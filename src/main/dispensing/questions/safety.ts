import type { Input, Output } from '../../../contract/index.ts'
import type { SafetyRecord } from '../../../contract/safety.ts'
import { csvText } from '../../../domain/csv.ts'
import type { EventType } from '../../../domain/events.ts'
import { ukDate, ukTime } from '../../../domain/uk-date.ts'
import type { ReadDb } from '../../database/query.ts'
import { eventsOfTypesBefore, lastSeq } from '../../ledger/read.ts'
import type { RecordedEvent } from '../../ledger/recorded-event.ts'
import { domainEvent, prescriptionOf } from '../domain-event.ts'
import { loadPrescription } from '../store.ts'

const typesOf: Readonly<Record<Input<'safety:page'>['show'], readonly EventType[]>> = {
  all: ['accuracy-check-failed', 'incident-reported'],
  'near-misses': ['accuracy-check-failed'],
  incidents: ['incident-reported'],
}

// A year of near misses of a busy pharmacy many times over.
const mostInFile = 10_000

const lineOf = (db: ReadDb, recorded: RecordedEvent): SafetyRecord => {
  const prescriptionId = prescriptionOf(recorded.stream) ?? ''
  const items = loadPrescription(db, prescriptionId)?.prescription.items ?? []
  const names = (itemIds: readonly string[]): string[] =>
    items.filter(({ content }) => itemIds.includes(content.id)).map(({ content }) => content.drug.name)
  const event = domainEvent(recorded)
  const line = { prescriptionId, at: event.happenedAt, by: event.actor.name }
  if (event.type === 'accuracy-check-failed') {
    const { category, what, contributing, lookAlike } = event.nearMiss
    return {
      ...line,
      kind: 'near-miss',
      itemNames: names([event.itemId]),
      category,
      what,
      contributing: [...contributing],
      lookAlike: lookAlike && [...lookAlike],
      harm: null,
      told: [],
      done: null,
    }
  }
  if (event.type !== 'incident-reported') throw new Error(`A ${event.type} is neither a near miss nor an incident`)
  const { category, what, contributing, harm, told, done } = event.incident
  return {
    ...line,
    kind: 'incident',
    itemNames: names(event.itemIds),
    category,
    what,
    contributing: [...contributing],
    lookAlike: null,
    harm,
    told: [...told],
    done,
  }
}

/** A page of near misses and incidents in the order they were recorded, newest first. */
export const safetyPage = (db: ReadDb, { show, after, limit }: Input<'safety:page'>): Output<'safety:page'> => {
  const before = after === null ? Number.MAX_SAFE_INTEGER : Number(after)
  const events = eventsOfTypesBefore(db, typesOf[show], before, limit)
  const last = events.at(-1)
  return {
    asOf: lastSeq(db),
    rows: events.map((event) => lineOf(db, event)),
    next: events.length < limit || last === undefined ? null : String(last.seq),
  }
}

const heads = ['Kind', 'Day', 'Time', 'Recorded by', 'Medicine', 'What was wrong', 'In words', 'Names', 'Factors']

/** All of them for a review, as a spreadsheet: no patient is named in it. */
export const safetyCsv = (db: ReadDb): string => {
  const rows = eventsOfTypesBefore(db, typesOf.all, Number.MAX_SAFE_INTEGER, mostInFile).map((event) => {
    const line = lineOf(db, event)
    return [
      line.kind,
      ukDate(line.at),
      ukTime(line.at),
      line.by,
      line.itemNames.join('; '),
      line.category,
      line.what,
      line.lookAlike?.join(' / ') ?? '',
      line.contributing.join('; '),
      line.harm ?? '',
      line.told.join('; '),
      line.done ?? '',
    ]
  })
  return csvText([[...heads, 'Harm known', 'Told', 'Done'], ...rows])
}

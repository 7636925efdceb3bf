import type { AnsweredFact } from '../../domain/clinical-check/check-fact.ts'
import { notDispensedReasons, returnReasons } from '../../domain/dispense-reasons.ts'
import type { CorrectedKind, EventBody, EventType, PortionRef } from '../../domain/events.ts'
import { entryChangeWords, handFormWords } from './by-hand.ts'
import { answerWords, factWords } from './check-facts.ts'
import { factorWords, harmWords, incidentWords, lookAlikeWords, nearMissWords, toldWords } from './near-misses.ts'
import { dateWords, whenWords } from './numbers-and-dates.ts'
import { scannedWords } from './packs.ts'
import { externalUse } from './print.ts'
import { collectorSays, counsellingWords, paymentWords } from './at-the-counter.ts'
import { labelWords } from './bags.ts'
import { collectorWords, courierWords, placeWords, routeWords } from './places.ts'
import { againstFileWords, scheduleMark } from './schedules.ts'

type Of<T extends EventType> = Extract<EventBody, { readonly type: T }>

/** How the sentences name items, and amounts with their unit. */
export interface EventTelling {
  readonly items: (itemIds: readonly string[]) => string
  readonly amount: (itemId: string, hundredths: number) => string
  /** What left or lies in a bag: a part with its amount, another product by its own name. */
  readonly portions: (portions: readonly PortionRef[]) => string
}

/** One act of the time line: what happened and, where there is more, the small print. */
export interface EventSentence {
  readonly what: string
  readonly more: string | null
}

const says = (what: string, ...more: readonly (string | null)[]): EventSentence => {
  const parts = more.filter((part) => part !== null && part !== '')
  return { what, more: parts.length > 0 ? parts.join(' · ') : null }
}

const correctedWords: Readonly<Record<CorrectedKind, string>> = {
  'copy-choice': 'Choice of copy taken back: choose again',
  'entry-check': 'Check of the entry taken back',
  'clinical-check': 'Clinical check taken back',
  assembled: 'Assembly taken back',
  'accuracy-check': 'Accuracy check taken back',
  placed: 'Placing taken back',
  'handed-out': 'Hand-out corrected',
  dispatched: 'Sending out corrected',
  delivered: 'Delivery corrected',
  'taken-back': 'Coming back corrected: it never did',
  closed: 'Closing taken back',
  held: 'Hold taken back',
  returned: 'Giving back corrected',
  promised: 'Waiting or promised time taken back',
  claimed: 'Tick “notified and claimed” taken back',
}

const medicineWords = {
  'in-its-place': 'the medicine is in its place',
  'here-not-placed': 'the medicine is here, not in its place',
  gone: 'the medicine is gone',
} as const

const whereWords = ({ medicineIs, cameBack }: Of<'corrected'>): string | null => {
  if (cameBack === true) return 'the medicine left and came back: kept apart for destruction'
  return cameBack === false ? 'the medicine left, and somebody has it' : medicineIs && medicineWords[medicineIs]
}

const closedWords: Readonly<Record<Of<'closed'>['why'], string>> = {
  'not-dispensed': 'Not dispensed',
  'cancelled-by-prescriber': 'Cancelled by the prescriber',
  died: 'Closed: the patient has died',
  remainder: 'Owing closed',
}

const meaningOf = (code: string | null): string | null =>
  notDispensedReasons.find((reason) => reason.code === code)?.meaning ?? null

// What was answered, in the words that were written down. Each fact is named as it was laid out.
const answerSays = ({ fact, answer }: AnsweredFact): string | null => {
  const note = answer?.note?.trim() ?? ''
  if (answer === null || note === '') return null
  const said = `${note} (${answerWords[answer.how].toLowerCase()})`
  if (fact.kind === 'earlier-check' && fact.open === true)
    return `answer to the query of ${dateWords(fact.on)}: ${said}`
  return `${factWords(fact, { prescription: () => '' }).head.replace(/\.$/, '')}: ${said}`
}

// Where the pharmacist answered otherwise than the file said, which was laid out before them.
const againstFile = (
  { facts, schedules }: Of<'clinical-check-recorded'>,
  { items }: EventTelling,
): readonly (string | null)[] =>
  facts.map(({ fact }) => {
    if (fact.kind !== 'schedule-in-file') return null
    const answered = schedules[fact.itemId]
    return answered === undefined || answered === fact.schedule
      ? null
      : `${items([fact.itemId])}: ${againstFileWords(answered, fact.schedule)}`
  })

type Sentences = { readonly [T in EventType]: (event: Of<T>, tell: EventTelling) => EventSentence }

const sentences: Sentences = {
  received: (event) =>
    says(
      event.sentBackReason === null ? 'Received' : 'Sent back by the NHS',
      event.source.signed ? 'signature there' : 'no signature',
      event.tracked ? 'released to this pharmacy' : null,
      event.sentBackReason,
    ),
  'entered-by-hand': (event) => says('Typed in from paper', handFormWords[event.entry.form]),
  'entry-checked': (event) =>
    says(
      'Entry compared with the paper: right',
      event.aloneReason === null ? null : `own typing, working alone: ${event.aloneReason}`,
    ),
  'entry-corrected': (event) => says('Entry corrected', ...entryChangeWords(event), event.reason),
  'signature-attached': () => says('A signed copy came', 'signature attached'),
  'custody-taken': (event) => says(event.custody > 1 ? 'Released to this pharmacy again' : 'Released to this pharmacy'),
  'belongs-elsewhere': (event) => says(`Released to another pharmacy: ${event.ods}`),
  'other-copy-arrived': () => says('A copy came that says something else', 'kept beside this one'),
  'copy-chosen': (event) =>
    says(event.which === 'held' ? 'Kept the copy held here' : 'Chose the other copy', event.reason),
  'schedule-told': (event, { items }) =>
    says(
      `The message says the schedule: ${Object.entries(event.schedules)
        .map(([id, schedule]) => `${items([id])} ${scheduleMark(schedule) ?? 'not controlled'}`)
        .join(', ')}`,
    ),
  'sent-back': (event) => says('Sent back by the NHS. Do not dispense.', event.reason),
  'later-issue-received': (event) => says(`Issue ${String(event.issue)} came`, 'the NHS App follows that one now'),
  'clinical-check-recorded': (event, tell) =>
    says(
      { passed: 'Clinical check passed', queried: 'Clinical check: query', refused: 'Clinical check refused' }[
        event.outcome
      ],
      event.query === null ? null : `to ${event.query.whom}, answer wanted by ${dateWords(event.query.by)}`,
      ...againstFile(event, tell),
      ...event.facts.map(answerSays),
      event.note,
      event.counsel === null ? null : `at hand-out: ${event.counsel}`,
    ),
  promised: (event) =>
    event.waiting
      ? says('The patient is waiting', event.at === null ? null : `promised for ${whenWords(event.at)}`)
      : says(event.at === null ? 'Nobody waits, no time is promised' : `Promised for ${whenWords(event.at)}`),
  held: (event, { items }) => says(`On hold: ${items(event.itemIds)}`, event.reason),
  'hold-released': (event, { items }) => says(`Hold released: ${items(event.itemIds)}`, event.note),
  assembled: (event, { items, amount }) =>
    says(
      event.lines.length === 0 ? `Owed whole: ${items([event.itemId])}` : `Assembled ${items([event.itemId])}`,
      event.lines
        .map((line) =>
          [
            line.product.name === items([event.itemId]) ? '' : line.product.name,
            amount(event.itemId, line.amount),
            line.batch === null ? '' : `batch ${line.batch}`,
            line.pack === undefined ? '' : scannedWords(line.pack),
          ]
            .filter(Boolean)
            .join(', '),
        )
        .join(' + '),
      event.toSupply
        ? `to supply changed to ${amount(event.itemId, event.toSupply.amount)}: ${event.toSupply.reason}`
        : null,
      event.owing
        ? `${amount(event.itemId, event.owing.amount)} owed: ${event.owing.reason}${event.owing.promisedOn === null ? '' : `, promised for ${dateWords(event.owing.promisedOn)}`}`
        : null,
    ),
  'label-worded': (event) =>
    says(
      `Label of ${event.product} worded`,
      event.directions === undefined ? null : `directions: ${event.directions === '' ? 'none' : event.directions}`,
      event.warnings === '' ? 'no precautions or warnings' : event.warnings,
      event.external ? externalUse : null,
    ),
  'accuracy-check-passed': (event, { portions }) =>
    says(
      `Accuracy check passed: ${portions(event.portions)}`,
      event.selfCheckReason === null ? null : `own work: ${event.selfCheckReason}`,
    ),
  'accuracy-check-failed': (event, { items }) =>
    says(
      `Near miss, back to assembly: ${items([event.itemId])}`,
      nearMissWords[event.nearMiss.category],
      event.nearMiss.what === nearMissWords[event.nearMiss.category] ? null : event.nearMiss.what,
      event.nearMiss.lookAlike === null ? null : lookAlikeWords(event.nearMiss.lookAlike),
      ...event.nearMiss.contributing.map((factor) => factorWords[factor]),
    ),
  'incident-reported': (event, { items }) =>
    says(
      `A mistake reached the patient: ${items(event.itemIds)}`,
      incidentWords[event.incident.category],
      event.incident.what,
      `harm: ${harmWords[event.incident.harm]}`,
      event.incident.told.length === 0
        ? 'nobody told yet'
        : `told: ${event.incident.told.map((who) => toldWords[who]).join(', ')}`,
      event.incident.done,
    ),
  'incident-ruled-out': (event) => says('It was no incident', event.reason),
  'bag-placed': (event, { portions }) =>
    says(
      `In its place, ${placeWords(event.place)}: ${portions(event.portions)}`,
      `bag ${event.bagId}`,
      routeWords[event.route],
      ...(event.elsewhere === undefined ? [] : [`not where it is kept: ${event.elsewhere}`]),
    ),
  'route-changed': (event, { portions }) =>
    says(
      `Reaches the patient another way: ${routeWords[event.route]}`,
      ...(event.apart ?? []).map((one) => `${portions([one])}: ${routeWords[one.route]}`),
    ),
  'taken-out-of-bag': (event, { portions }) => says(`Taken out of the bag: ${portions(event.portions)}`, event.reason),
  'went-out-of-date': (event, { portions }) =>
    says(`Out of date in its place, so not ready any more: ${portions(event.portions)}`),
  'part-announced': (event, { items }) => says(`Patient told about a part: ${items(event.itemIds)}`),
  'handed-out': (event, { portions }) =>
    says(
      `Handed out: ${portions(event.portions)}`,
      event.collector.name === null
        ? collectorWords[event.collector.kind]
        : `${collectorWords[event.collector.kind]}: ${event.collector.name}`,
      event.collector.address,
      collectorSays(event.collector),
      event.payment && paymentWords(event.payment),
      event.counselling && counsellingWords(event.counselling),
      ...labelWords(event),
    ),
  dispatched: (event, { portions }) =>
    says(
      `Sent out: ${portions(event.portions)}`,
      event.carriage.courierName ?? courierWords[event.carriage.courier],
      event.carriage.trackingNumber,
      event.counselling ? counsellingWords(event.counselling) : null,
      ...labelWords(event),
    ),
  delivered: (event, { portions }) => says(`Delivered: ${portions(event.portions)}`, event.proof),
  'delivery-failed': (event, { portions }) => says(`Delivery failed: ${portions(event.portions)}`, event.reason),
  'taken-back': (event, { portions }) => says(`Came back: ${portions(event.portions)}`, event.reason),
  closed: (event, { items }) =>
    says(
      `${closedWords[event.why]}: ${items(event.itemIds)}`,
      event.why === 'not-dispensed' ? meaningOf(event.reasonCode) : null,
      event.note,
    ),
  'returned-to-spine': (event) =>
    says('Returned to Spine', returnReasons.find(({ code }) => code === event.reasonCode)?.meaning ?? null),
  corrected: (event) => says(correctedWords[event.kind], whereWords(event), event.reason),
  'window-opened': (event, { items }) => says(`May be supplied from now: ${items(event.itemIds)}`),
  'window-ended': (event, { items }) => says(`Past the last day it may be supplied: ${items(event.itemIds)}`),
  'claimed-elsewhere': (event, { items }) => says(`Ticked off as notified and claimed: ${items(event.itemIds)}`),
}

/** The sentence of a recorded act. The time line carries bodies as recorded; one of a type we do not know is named as it is. */
export const eventSentence = (type: string, body: unknown, tell: EventTelling): EventSentence => {
  if (!(type in sentences)) return says(type)
  const sentence = sentences[type as EventType] as (event: unknown, tell: EventTelling) => EventSentence
  return sentence({ ...(body as object), type }, tell)
}

/** Why an entry was made later than it happened; null when it was not. */
export const lateReasonOf = (body: unknown): string | null =>
  typeof body === 'object' && body !== null && 'lateReason' in body && typeof body.lateReason === 'string'
    ? body.lateReason
    : null

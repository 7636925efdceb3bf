import type { AnsweredFact, ClinicalQuery } from './clinical-check/check-fact.ts'
import type { EntryChange } from './by-hand/entry-fields.ts'
import type { HandEntry } from './by-hand/hand-entry.ts'
import type { LabelOfBag } from './label-read.ts'
import type { Actor } from './people.ts'
import type { Payment } from './payment.ts'
import type { PrescriptionContent, Schedule } from './prescription-content.ts'
import type {
  Carriage,
  Closure,
  Collector,
  Counselling,
  Item,
  Place,
  Route,
  Source,
  SupplyLine,
} from './prescription.ts'
import type { Hundredths } from './quantity.ts'
import type { Incident, NearMiss } from './safety.ts'
import type { LocalDate } from './uk-date.ts'

/** An item's portion, named in events that move several at once. */
export interface PortionRef {
  readonly itemId: string
  readonly portionId: string
}

/** A portion in its place and the way it leaves. */
export interface RouteOf extends PortionRef {
  readonly route: Route
}

/** What an event that can be corrected did; `corrected` carries it so that `evolve` needs no look-up. */
export type CorrectedKind =
  | 'copy-choice'
  | 'entry-check'
  | 'clinical-check'
  | 'assembled'
  | 'accuracy-check'
  | 'placed'
  | 'handed-out'
  | 'dispatched'
  | 'delivered'
  | 'taken-back'
  | 'closed'
  | 'held'
  | 'returned'
  | 'promised'
  | 'claimed'

/** The closures that are acts of their own, not consequences of an arriving message. */
export type ClosedByPerson = Exclude<Closure['why'], 'cancelled-on-arrival' | 'not-on-chosen-copy'>

/** Item id to where today stands against its legal days. */
export type Windows = Readonly<Record<string, Item['window']>>

/** Everything that can happen to a prescription, as decided: bodies without ids, clocks or people. */
export type EventBody =
  | {
      readonly type: 'received'
      readonly id: string
      readonly source: Source
      readonly content: PrescriptionContent
      readonly tracked: boolean
      readonly belongsTo: string | null
      readonly sentBackReason: string | null
      readonly windows: Windows
    }
  | {
      readonly type: 'entered-by-hand'
      readonly id: string
      readonly entryId: string
      readonly entry: HandEntry
      readonly content: PrescriptionContent
      readonly windows: Windows
    }
  | { readonly type: 'entry-checked'; readonly fields: readonly string[]; readonly aloneReason: string | null }
  | {
      readonly type: 'entry-corrected'
      readonly entry: HandEntry
      readonly content: PrescriptionContent
      readonly changes: readonly EntryChange[]
      readonly reason: string
      readonly windows: Windows
    }
  | {
      readonly type: 'signature-attached'
      readonly source: Source
      readonly writtenOn: LocalDate
      readonly windows: Readonly<Record<string, 'before' | 'open' | 'after'>>
    }
  | {
      readonly type: 'custody-taken'
      readonly source: Source
      readonly content: PrescriptionContent
      readonly custody: number
      readonly windows: Windows
    }
  | { readonly type: 'belongs-elsewhere'; readonly source: Source; readonly ods: string }
  | {
      readonly type: 'other-copy-arrived'
      readonly source: Source
      readonly releasedToUs: boolean
      readonly content: PrescriptionContent
    }
  | {
      readonly type: 'copy-chosen'
      readonly which: 'held' | 'other'
      readonly reason: string
      readonly tracked: boolean
      readonly windows: Windows
      /** It was returned to Spine while both copies waited: it stays returned. Absent also from the time before it was asked. */
      readonly returnStands?: true
    }
  | {
      readonly type: 'schedule-told'
      /** By item id; of these items only, as the windows. */
      readonly schedules: Readonly<Record<string, Exclude<Schedule, 'unknown'>>>
      readonly windows: Windows
    }
  | { readonly type: 'sent-back'; readonly source: Source; readonly reason: string }
  | { readonly type: 'later-issue-received'; readonly issue: number }
  | {
      readonly type: 'clinical-check-recorded'
      readonly outcome: 'passed' | 'queried' | 'refused'
      readonly note: string | null
      readonly schedules: Readonly<Record<string, Exclude<Schedule, 'unknown'>>>
      readonly facts: readonly AnsweredFact[]
      readonly query: ClinicalQuery | null
      readonly counsel: string | null
    }
  | { readonly type: 'promised'; readonly waiting: boolean; readonly at: number | null }
  | { readonly type: 'held'; readonly itemIds: readonly string[]; readonly reason: string }
  | { readonly type: 'hold-released'; readonly itemIds: readonly string[]; readonly note: string | null }
  | {
      readonly type: 'assembled'
      readonly itemId: string
      readonly portionId: string | null
      readonly lines: readonly SupplyLine[]
      readonly toSupply: { readonly amount: Hundredths; readonly reason: string } | null
      readonly owing: {
        readonly amount: Hundredths
        readonly reason: string
        readonly promisedOn: LocalDate | null
      } | null
    }
  | {
      readonly type: 'label-worded'
      readonly itemId: string
      readonly portionId: string
      readonly product: string
      /** Absent where what is prescribed stands there, and from the time before they were kept. */
      readonly directions?: string
      /** Empty where what was there was taken off. */
      readonly warnings: string
      readonly external: boolean
    }
  | {
      readonly type: 'accuracy-check-passed'
      readonly portions: readonly PortionRef[]
      readonly selfCheckReason: string | null
    }
  | {
      readonly type: 'accuracy-check-failed'
      readonly itemId: string
      readonly portionId: string
      readonly nearMiss: NearMiss
    }
  | {
      readonly type: 'incident-reported'
      readonly itemIds: readonly string[]
      readonly incident: Incident
      /** The events of the corrections it answers, one for each item at most. Absent from the time before: all of these items. */
      readonly corrections?: readonly string[]
    }
  | {
      readonly type: 'incident-ruled-out'
      readonly reason: string
      /** The event of the correction that was asked about. Absent from the time before several were told apart: all of them. */
      readonly correction?: string
    }
  | {
      readonly type: 'bag-placed'
      readonly bagId: string
      readonly portions: readonly PortionRef[]
      readonly place: Place
      readonly route: Route
      /** Why something in it lies elsewhere than the product file kept it then; absent where nothing did. */
      readonly elsewhere?: string
    }
  | {
      readonly type: 'route-changed'
      readonly route: Route
      /** What is in its place and leaves another way than the rest; absent where nothing does. */
      readonly apart?: readonly RouteOf[]
    }
  | { readonly type: 'taken-out-of-bag'; readonly portions: readonly PortionRef[]; readonly reason: string }
  | { readonly type: 'went-out-of-date'; readonly portions: readonly PortionRef[] }
  | { readonly type: 'part-announced'; readonly itemIds: readonly string[] }
  | {
      readonly type: 'handed-out'
      readonly portions: readonly PortionRef[]
      readonly collector: Collector
      readonly payment: Payment | null
      readonly counselling: Counselling | null
      /** Of every bag that left. Absent from the time before it was recorded. */
      readonly labels?: readonly LabelOfBag[]
      /** As in `dispatched`; absent also where nobody was asked. */
      readonly noLabel?: string
    }
  | {
      readonly type: 'dispatched'
      readonly portions: readonly PortionRef[]
      readonly carriage: Carriage
      /** Absent where nothing was left to be told, and from the time before it was asked. */
      readonly counselling?: Counselling
      /** Of every bag that left. Absent from the time before it was recorded. */
      readonly labels?: readonly LabelOfBag[]
      /** Why the label of a bag was not looked at; absent where every one was. */
      readonly noLabel?: string
    }
  | { readonly type: 'delivered'; readonly portions: readonly PortionRef[]; readonly proof: string | null }
  | { readonly type: 'delivery-failed'; readonly portions: readonly PortionRef[]; readonly reason: string }
  | {
      readonly type: 'taken-back'
      readonly portions: readonly PortionRef[]
      /** Those of them that a patient had; absent where none was, and from the time before they were kept apart. */
      readonly apart?: readonly PortionRef[]
      readonly reason: string
    }
  | {
      readonly type: 'closed'
      readonly itemIds: readonly string[]
      readonly why: ClosedByPerson
      readonly reasonCode: string | null
      readonly note: string | null
    }
  | { readonly type: 'returned-to-spine'; readonly reasonCode: string }
  | {
      readonly type: 'corrected'
      /** The event it reverses; not `eventId`, which a recorded event has of its own. */
      readonly correctedEventId: string
      readonly kind: CorrectedKind
      readonly reason: string
      readonly medicineIs: 'in-its-place' | 'here-not-placed' | 'gone' | null
      /** Of what is `gone` from the supply: whether it came back, and is kept apart. Absent from the time before it was asked. */
      readonly cameBack?: boolean
      /** Of an assembly: amount and owing go back to what it had found. Absent from the time before they did. */
      readonly amountsGoBack?: true
      /** Of a choice of copy that goes back to the other one: the legal days as that has them. */
      readonly windows?: Windows
    }
  | { readonly type: 'window-opened'; readonly itemIds: readonly string[] }
  | { readonly type: 'window-ended'; readonly itemIds: readonly string[] }
  | { readonly type: 'claimed-elsewhere'; readonly itemIds: readonly string[] }

/** The name of an event. */
export type EventType = EventBody['type']

/** An event as recorded: body plus what `evolve` needs of its header. `happenedAt` is UTC ms. */
export type DomainEvent = EventBody & {
  readonly eventId: string
  readonly happenedAt: number
  readonly actor: Actor
}

/** An event as `evolve` applies it: it counts, and gives each the version of the prescription just after it. */
export type NumberedEvent = DomainEvent & { readonly version: number }

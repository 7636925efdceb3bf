import type { AnsweredFact, ClinicalQuery } from './clinical-check/check-fact.ts'
import type { Payment } from './payment.ts'
import type { HandEntry } from './by-hand/hand-entry.ts'
import type { RouteOf } from './events.ts'
import type { LabelRead } from './label-read.ts'
import type { PrescriptionContent, Schedule } from './prescription-content.ts'
import type { Carriage, Collector, Counselling, Place, Route, ScannedPacks, Source } from './prescription.ts'
import type { Hundredths } from './quantity.ts'
import type { Incident, NearMiss } from './safety.ts'
import type { LocalDate } from './uk-date.ts'

/** A line being assembled, as asked for. */
export interface SupplyLineInput {
  readonly product: { readonly code: string | null; readonly name: string }
  readonly amount: Hundredths
  readonly batch: string | null
  readonly expiry: LocalDate | null
  readonly pack?: ScannedPacks
}

/** What left at one time is spoken of by itself: the ids of the `dispatched` events; absent, whatever is out of the items. */
interface OfDepartures {
  readonly departures?: readonly string[]
}

/** Everything that may be asked of one prescription. Empty `itemIds` never means "all": the asker names them. */
export type Command =
  | {
      readonly type: 'receive'
      readonly source: Source
      readonly content: PrescriptionContent
      readonly ourOds: string
      readonly sentBackReason: string | null
    }
  | { readonly type: 'enter-by-hand'; readonly entryId: string; readonly entry: HandEntry }
  /** `compared`: the fields (`entryFields`) that were held against the paper. */
  | { readonly type: 'check-entry'; readonly compared: readonly string[] }
  | { readonly type: 'correct-entry'; readonly entry: HandEntry; readonly reason: string }
  | { readonly type: 'choose-copy'; readonly which: 'held' | 'other'; readonly reason: string }
  | { readonly type: 'note-later-issue'; readonly issue: number }
  | {
      readonly type: 'record-clinical-check'
      readonly outcome: 'passed' | 'queried' | 'refused'
      readonly note: string | null
      readonly schedules: Readonly<Record<string, Exclude<Schedule, 'unknown'>>>
      /** What was shown, in its order, and how each was answered. */
      readonly facts: readonly AnsweredFact[]
      /** Whom and by when, of a query; null otherwise. */
      readonly query: ClinicalQuery | null
      /** What the patient must be told at hand-out; null when nothing. */
      readonly counsel: string | null
    }
  | { readonly type: 'promise'; readonly waiting: boolean; readonly at: number | null }
  | { readonly type: 'hold'; readonly itemIds: readonly string[]; readonly reason: string }
  | { readonly type: 'release-hold'; readonly itemIds: readonly string[]; readonly note: string | null }
  | {
      readonly type: 'assemble'
      readonly itemId: string
      readonly lines: readonly SupplyLineInput[]
      readonly toSupply: { readonly amount: Hundredths; readonly reason: string } | null
      readonly owing: { readonly reason: string; readonly promisedOn: LocalDate | null } | null
    }
  | {
      readonly type: 'word-label'
      readonly itemId: string
      readonly portionId: string
      /** The name of one of the products of the portion. */
      readonly product: string
      /** In the place of what is prescribed; absent where that stands there. */
      readonly directions?: string
      readonly warnings: string
      readonly external: boolean
    }
  | {
      readonly type: 'record-accuracy-check'
      readonly itemIds: readonly string[]
      readonly outcome: 'passed'
      readonly selfCheckReason: string | null
    }
  | { readonly type: 'fail-accuracy-check'; readonly itemId: string; readonly nearMiss: NearMiss }
  | { readonly type: 'report-incident'; readonly itemIds: readonly string[]; readonly incident: Incident }
  | { readonly type: 'rule-out-incident'; readonly reason: string }
  | {
      readonly type: 'place-bag'
      readonly bagId: string
      readonly itemIds: readonly string[]
      readonly place: Place
      readonly route: Route
      /** Why something lies elsewhere than the product file keeps it. */
      readonly elsewhere?: string
    }
  | {
      readonly type: 'change-route'
      readonly route: Route
      /** What leaves another way than the rest: an undo gives every bag the way it had. */
      readonly apart?: readonly RouteOf[]
    }
  | { readonly type: 'take-out-of-bag'; readonly itemIds: readonly string[]; readonly reason: string }
  | { readonly type: 'announce-part'; readonly itemIds: readonly string[] }
  | {
      readonly type: 'hand-out'
      readonly itemIds: readonly string[]
      readonly collector: Collector
      /** Null where no charge is asked about: see `chargeIsDue`. */
      readonly payment: Payment | null
      /** Null where the clinical check left nothing to be told. */
      readonly counselling: Counselling | null
      /** The bags whose label was read. Of another that leaves `noLabel` says why not; asked only beside a like name. */
      readonly labels?: readonly LabelRead[]
      readonly noLabel?: string
    }
  | {
      readonly type: 'dispatch'
      readonly itemIds: readonly string[]
      readonly carriage: Carriage
      /** As in hand-out; may be absent where the clinical check left nothing to be told. */
      readonly counselling?: Counselling | null
      /** The bags whose label was read; of every other bag that leaves `noLabel` says why not. */
      readonly labels?: readonly LabelRead[]
      readonly noLabel?: string
    }
  | ({
      readonly type: 'record-delivery'
      readonly itemIds: readonly string[]
      readonly proof: string | null
    } & OfDepartures)
  | ({
      readonly type: 'record-failed-delivery'
      readonly itemIds: readonly string[]
      readonly reason: string
    } & OfDepartures)
  | ({ readonly type: 'take-back'; readonly itemIds: readonly string[]; readonly reason: string } & OfDepartures)
  | { readonly type: 'close-owing'; readonly itemId: string; readonly reason: string }
  | {
      readonly type: 'mark-not-dispensed'
      readonly itemIds: readonly string[]
      readonly reasonCode: string
      readonly note: string | null
    }
  | { readonly type: 'cancel-by-prescriber'; readonly itemIds: readonly string[]; readonly note: string | null }
  | { readonly type: 'record-death'; readonly note: string | null }
  | { readonly type: 'return-to-spine'; readonly reasonCode: string }
  | {
      readonly type: 'correct'
      readonly eventId: string
      readonly reason: string
      readonly medicineIs: 'in-its-place' | 'here-not-placed' | 'gone' | null
      /** Of what is `gone` from the supply: it is back here, to be kept apart. */
      readonly cameBack?: boolean
    }
  | { readonly type: 'review-legal-window' }
  | { readonly type: 'mark-claimed'; readonly itemIds: readonly string[] }

/** The name of a command. */
export type CommandType = Command['type']

/** One command of a type. */
export type CommandOf<T extends CommandType> = Extract<Command, { readonly type: T }>

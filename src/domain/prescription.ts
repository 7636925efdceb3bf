import type { ClinicalQuery, Intervention, Mistake } from './clinical-check/check-fact.ts'
import type { HandEntry } from './by-hand/hand-entry.ts'
import type { LabelWords } from './label-words.ts'
import type { Actor } from './people.ts'
import type { Payment } from './payment.ts'
import type { ItemContent, PrescriptionContent, Schedule } from './prescription-content.ts'
import type { Hundredths } from './quantity.ts'
import type { LocalDate } from './uk-date.ts'

/** How a bag reaches the patient. Only `collect` uses the NHS's "Collect" words; the other three use its "Dispatch" words. */
export type Route = 'collect' | 'deliver' | 'post' | 'locker'

/** Where a bag waits; `label` is what is written there (`A3`, `Fridge 1`). */
export interface Place {
  readonly kind: 'shelf' | 'fridge' | 'cd-cabinet' | 'crate'
  readonly label: string
}

/** The packs that were scanned for a line. */
export interface ScannedPacks {
  /** 14 digits. */
  readonly gtin: string
  /** What the product is a product of, by the product file; null for a pack that the file does not know. */
  readonly parentCode: string | null
  /** How many were scanned. */
  readonly scanned: number
  /** Whole packs of the line's amount. */
  readonly packs: number
  /** What was taken out of another pack; all of the amount where nothing is known of the pack's size. */
  readonly loose: Hundredths
  /** Why a pack that the file does not know was taken, else null. */
  readonly reason: string | null
}

/** One product line of what was assembled. `expiry` is the last usable day where the pack says so; `pack` is absent where none was scanned. */
export interface SupplyLine {
  readonly product: { readonly code: string | null; readonly name: string }
  readonly amount: Hundredths
  readonly batch: string | null
  readonly expiry: LocalDate | null
  readonly pack?: ScannedPacks
}

/** Who recorded something, when it happened (UTC ms) and in which event: what a correction names. */
export interface Stamp {
  readonly eventId: string
  /** The prescription's version just after that event: the order in which things were recorded, whatever a clock said. */
  readonly version: number
  readonly at: number
  readonly by: Actor
}

/** Who took a bag at the counter. Asked and seen are separate facts (MDR 2001 reg 19 for Schedule 2). */
export interface Collector {
  readonly kind: 'patient' | 'representative' | 'healthcare-professional'
  readonly name: string | null
  /** Of a healthcare professional who takes a Schedule 1, 2 or 3 medicine (MDR 2001 reg 19). */
  readonly address: string | null
  /** They said the patient's name and address before either was shown to them, and both matched. */
  readonly saidAndMatched: boolean
  readonly identityAsked: boolean
  readonly identitySeen: boolean
  /** Why identity was not asked of whoever takes a Schedule 1, 2 or 3 medicine, such as "known to us". */
  readonly notAskedWhy: string | null
}

/** What was told at hand-out of what the clinical check had left to be told; `why` is why it was not told here. */
export interface Counselling {
  readonly answer: 'given' | 'declined' | 'not-here'
  readonly why: string | null
}

/** Who carries a dispatched bag. */
export interface Carriage {
  readonly courier: 'own-driver' | 'royal-mail' | 'dpd' | 'other' | 'locker'
  readonly courierName: string | null
  readonly trackingNumber: string | null
}

/** How a portion left the pharmacy and what became of it. */
export interface Departure {
  readonly stamp: Stamp
  readonly how: 'handed-out' | 'dispatched'
  readonly route: Route
  readonly collector: Collector | null
  readonly payment: Payment | null
  readonly counselling: Counselling | null
  readonly carriage: Carriage | null
  readonly delivered: Stamp | null
  /** The latest failed attempt while the courier still has it. */
  readonly failed: (Stamp & { readonly reason: string }) | null
}

/** A part of an item made ready at one time: assembled, then accuracy-checked, then placed, then out. */
export interface Portion {
  /** `p1`, `p2`, … within its item, never reused. */
  readonly id: string
  readonly amount: Hundredths
  readonly lines: readonly SupplyLine[]
  readonly assembled: Stamp
  /** Null until checked, and again when a person chose a copy with other words than it was checked against. */
  readonly accuracy: (Stamp & { readonly selfCheckReason: string | null }) | null
  /** What it makes up of what the patient was told is owed, as it was told: owed again once a check sends it back. */
  readonly owed: readonly Owing[]
  /** Set only while the bag is confirmed in its place; cleared by hold, void, taking out, going out and coming back. */
  readonly placed: (Stamp & { readonly bagId: string; readonly place: Place; readonly route: Route }) | null
  /** Where it was before its place was last cleared, offered when it is placed again; null once its bag was put away, `putAway` then. */
  readonly lastPlace: { readonly bagId: string; readonly place: Place } | null
  readonly putAway?: { readonly at: number; readonly lastPlace: Portion['lastPlace'] }
  /** As it lay in its place when its legal days ended, or it went out of date, and nobody moved it since: what left before is entered from there. */
  readonly placedAtEnd: Portion['placed']
  readonly out: Departure | null
  /** Of what was brought back: the words it was supplied under, which may not be those of its item any more. */
  readonly under?: ItemContent
  /** It left the pharmacy once and came back, unopened by any patient: assembling again never replaces it silently. */
  readonly cameBack: boolean
  /**
   * By which act it last came back, and how it was out until then: a correction of that act goes back to it. `out` is null once
   * that departure or its delivery was corrected itself, or other words were chosen: there is nothing to go back to. `of` is how
   * many portions that act brought back: it is corrected for all of them or for none.
   */
  readonly takenBack: {
    readonly stamp: Stamp
    readonly out: Departure | null
    readonly cameBack: boolean
    readonly of: number
  } | null
}

/** What is still to be given of an item, promised to the patient. */
export interface Owing {
  readonly stamp: Stamp
  readonly amount: Hundredths
  readonly reason: string
  readonly promisedOn: LocalDate | null
}

/** What an assembly found: a correction of that assembly goes back to it. */
export interface BeforeAssembly extends Pick<Item, 'toSupply' | 'toSupplyReason' | 'owing' | 'owedAgain'> {
  readonly eventId: string
}

/** Why nothing more of an item will be supplied: `remainder` is an owing closed after a part was, `not-on-chosen-copy` that the chosen copy lacks it. */
export interface Closure {
  readonly stamp: Stamp
  readonly why:
    'cancelled-on-arrival' | 'not-on-chosen-copy' | 'not-dispensed' | 'cancelled-by-prescriber' | 'died' | 'remainder'
  /** National not-dispensed reason 0001–0011 (nhs-interfaces 3.7) where one applies. */
  readonly reasonCode: string | null
  readonly note: string | null
}

/** One medicine of a prescription and how far it has come. */
export interface Item {
  readonly content: ItemContent
  /** The wording under which a part had already gone out when a person chose another copy; a warning for ever. */
  readonly suppliedUnder: ItemContent | null
  /** From the message, or answered at the clinical check. */
  readonly schedule: Schedule
  /** The prescribed quantity unless changed with a reason at assembly. */
  readonly toSupply: Hundredths
  readonly toSupplyReason: string | null
  readonly portions: readonly Portion[]
  readonly portionsMade: number
  /** What a patient had and brought back, or came back after its departure was corrected: kept apart, counted nowhere, and never supplied again. */
  readonly broughtBack: readonly Portion[]
  /** What lies here in a bag and is of an earlier custody or other words: it is only put away, and its label is that bag's until then. */
  readonly setAside: readonly Portion[]
  /** One for each assembly that was not corrected, oldest first. */
  readonly beforeAssemblies: readonly BeforeAssembly[]
  /** One for each product of each portion, the latest worded last; of portions that are not there any more too. */
  readonly labels: readonly LabelWords[]
  readonly owing: Owing | null
  /** Owed too, as it was told once, while it is assembled anew: what made it up was sent back. Oldest first; see `owingsOf`. */
  readonly owedAgain: readonly Owing[]
  readonly hold: (Stamp & { readonly reason: string }) | null
  /** Where today stands against the item's legal days, moved by recorded events only, never by the clock while reading. */
  readonly window: 'before' | 'open' | 'after'
  readonly closed: Closure | null
  /** "Tell the patient about this part now" was pressed; cleared when the part is no longer placed. */
  readonly announcedAlone: boolean
  /** Whether the NHS was ever owed a status other than With Pharmacy for this item in this custody. */
  readonly toldOther: boolean
  /** Ticked off "to notify and claim elsewhere". */
  readonly claimed: Stamp | null
}

/** The one clinical check of a prescription; absent until recorded. A voided check is kept so that the screen can say why. */
export interface ClinicalCheck {
  readonly stamp: Stamp
  readonly outcome: 'passed' | 'queried' | 'refused' | 'voided'
  readonly note: string | null
  /** Whom was asked and by when an answer is wanted; of a query only. */
  readonly query: ClinicalQuery | null
  /** What the patient must be told at hand-out; null when nothing. */
  readonly counsel: string | null
  /** Whether it was asked, and answered, that the order carries no signature. */
  readonly unsignedAnswered: boolean
}

/** Where a copy of a prescription came from. `releasedTo` is the ODS code a release reply handed it to, null when not from a release. */
export interface Source {
  readonly messageId: string
  /** `paper`: typed in here, of which `Prescription.byHand` says more. The others came as messages. */
  readonly kind: 'order' | 'release' | 'release-failed' | 'paper'
  readonly releasedTo: string | null
  /** Needed later to return or notify (nhs-interfaces 3.3). */
  readonly releaseResponseId: string | null
  readonly signed: boolean
}

/** A copy that says something else, kept beside the held one until a person chooses. */
export interface OtherCopy {
  readonly stamp: Stamp
  readonly source: Source
  /** Whether a release reply handed this copy to this pharmacy; decides custody when it is chosen. */
  readonly releasedToUs: boolean
  readonly content: PrescriptionContent
}

/** A choice between two copies that still stands, and what it put aside: both are needed to take the choice back. */
export interface ChosenCopy {
  readonly stamp: Stamp
  readonly which: 'held' | 'other'
  /** The copy that was not chosen. Its stamp is when the later of the two came, whichever that was. */
  readonly setAside: OtherCopy
}

/** A corrected departure of which nobody has said yet whether it was an incident. */
export interface MayBeIncident {
  /** The correction. */
  readonly stamp: Stamp
  /** When what it corrected left (UTC ms). */
  readonly leftAt: number
  readonly itemIds: readonly string[]
  /** Of these items, as they were called when they left. */
  readonly itemNames: readonly string[]
}

/** What the patient was told about when. All of it is empty once nobody waits and no time holds any more. */
export interface Told {
  readonly stamp: Stamp
  /** Since when the patient has been waiting in the shop (UTC ms); null when they are not. */
  readonly waitingSince: number | null
  /** When it was promised for (UTC ms). */
  readonly at: number | null
}

/** A paper prescription: what was typed, by whom, and the second person's comparison with the paper. */
export interface ByHand {
  /** A UUID made when its form was opened; its prescription id follows from it (`handKey`). */
  readonly entryId: string
  readonly entry: HandEntry
  /** The last who typed or corrected it. */
  readonly typed: Stamp
  /** The ids of everybody who typed or corrected any of it: none of them sees their own mistake. */
  readonly typists: readonly string[]
  /** Null until checked and after every correction. `aloneReason`: whoever typed it checked it, as nobody else was there. */
  readonly checked: (Stamp & { readonly aloneReason: string | null }) | null
}

/** One prescription (for repeat dispensing: one issue) and everything that happened to it. Built by `evolve` alone. */
export interface Prescription {
  /** `prescriptionKey`: short id, and issue where there is one; `handKey` of a paper prescription. */
  readonly id: string
  /** Number of events so far; a command names the version it was shown with. */
  readonly version: number
  readonly content: PrescriptionContent
  readonly source: Source
  readonly receivedAt: number
  /** 1, and one more each time it is released to us again after a return. */
  readonly custody: number
  /** Released by EPS to this pharmacy's ODS code in this custody: only then does the NHS hear of it. */
  readonly tracked: boolean
  /** The NHS sent it back as failed: never dispensed. */
  readonly sentBack: { readonly stamp: Stamp; readonly reason: string } | null
  /** The pharmacy a release reply says it belongs to, when that is not this one. */
  readonly belongsTo: string | null
  /** Typed in from paper, and not come as a message. */
  readonly byHand: ByHand | null
  /** A different copy under the same key, waiting for a person to choose. */
  readonly otherCopy: OtherCopy | null
  /** The latest choice between two copies; null when there was none, when it was taken back, and after a new custody. */
  readonly chosenCopy: ChosenCopy | null
  /** Number of the later issue of the same repeat prescription received here. */
  readonly laterIssue: number | null
  readonly clinicalCheck: ClinicalCheck | null
  /** Every check that stopped it, oldest first, also once a later one passed. */
  readonly interventions: readonly Intervention[]
  /** Near misses and incidents on it, oldest first. */
  readonly mistakes: readonly Mistake[]
  /** Corrected departures whose medicine was outside, oldest first, until an incident of one of their items is recorded or each is ruled out. */
  readonly mayBeIncident: readonly MayBeIncident[] | null
  /** The route last chosen, offered for the next bag. */
  readonly preferredRoute: Route
  readonly returned: { readonly stamp: Stamp; readonly reasonCode: string } | null
  /** What was told last, and what before it, to which a correction goes back. Ask `promiseNow` what still holds. */
  readonly promised: (Told & { readonly before: Told | null }) | null
  readonly items: readonly Item[]
}

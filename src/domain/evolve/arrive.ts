import type { NumberedEvent, EventType } from '../events.ts'
import type { ItemContent, PrescriptionContent } from '../prescription-content.ts'
import type { Item, OtherCopy, Portion, Prescription, Source, Stamp } from '../prescription.ts'
import { parseHundredths } from '../quantity.ts'
import { sameItem } from '../same-content.ts'
import { amountOf, bagOf, outPortions, portionsHere } from '../supply.ts'
import {
  changePortionsOf,
  freshItem,
  stampOf,
  unplaced,
  unplacedItem,
  withinItsDays,
  withNothingPlaced,
} from './items.ts'
import { owedAgain } from './owed-again.ts'

type Of<T extends EventType> = Extract<NumberedEvent, { readonly type: T }>
type OtherWording = Pick<Of<'copy-chosen' | 'entry-corrected'>, 'windows'> & NumberedEvent

/** The prescription as it came in first. */
export const received = (event: Of<'received'>): Prescription => ({
  id: event.id,
  version: 0,
  content: event.content,
  source: event.source,
  receivedAt: event.happenedAt,
  custody: 1,
  tracked: event.tracked,
  sentBack: event.sentBackReason === null ? null : { stamp: stampOf(event), reason: event.sentBackReason },
  belongsTo: event.belongsTo,
  byHand: null,
  otherCopy: null,
  chosenCopy: null,
  laterIssue: null,
  clinicalCheck: null,
  interventions: [],
  mistakes: [],
  mayBeIncident: null,
  preferredRoute: 'collect',
  returned: null,
  promised: null,
  items: event.content.items.map((item) => freshItem(item, event.windows[item.id] ?? 'open', stampOf(event))),
})

// No act of an earlier custody, or under other words, is corrected any more: there is nothing that it could be out by.
const keptApart = (broughtBack: readonly Portion[]): readonly Portion[] =>
  broughtBack.map((portion) => ({ ...portion, takenBack: portion.takenBack && { ...portion.takenBack, out: null } }))

// Made for another custody, or under other words, and in a bag still: that bag is to be put away.
const setAside = (item: Item): readonly Portion[] => [
  ...item.setAside,
  ...portionsHere(item)
    .map(unplaced)
    .filter((portion) => bagOf(portion) !== null),
]

// What came back from the patient, or lies in its bag, is here, and has its number, whichever custody it was of.
const itemAgain = (fresh: Item, before: Item | undefined): Item =>
  before === undefined
    ? fresh
    : {
        ...fresh,
        portionsMade: before.portionsMade,
        broughtBack: keptApart(before.broughtBack),
        setAside: setAside(before),
      }

const startAgain = (p: Prescription, event: Of<'custody-taken' | 'copy-chosen'>): Prescription => ({
  ...p,
  custody: p.custody + 1,
  chosenCopy: null,
  returned: null,
  clinicalCheck: null,
  promised: null,
  items: p.content.items.map((content) =>
    itemAgain(
      freshItem(content, event.windows[content.id] ?? 'open', stampOf(event)),
      p.items.find((item) => item.content.id === content.id),
    ),
  ),
})

const withItemContents = (p: Prescription, content: PrescriptionContent): readonly Item[] =>
  p.items.map((item) => {
    const filledIn = content.items.find((other) => other.id === item.content.id) ?? item.content
    return { ...item, content: filledIn, schedule: item.schedule === 'unknown' ? filledIn.schedule : item.schedule }
  })

const withWindows = (p: Prescription, windows: Of<'custody-taken'>['windows']): Prescription => ({
  ...p,
  items: p.items.map((item) => {
    const window = windows[item.content.id] ?? item.window
    return window === 'open' ? withinItsDays(item) : unplacedItem({ ...item, window })
  }),
})

/** Signed after all: the signature says when it was written, which the unsigned copy could only guess at. */
export const signatureAttached = (p: Prescription, event: Of<'signature-attached'>): Prescription =>
  withWindows(
    { ...p, content: { ...p.content, writtenOn: event.writtenOn }, source: { ...p.source, signed: true } },
    event.windows,
  )

/** Released to us: the work goes on, or begins again after a return. */
export const custodyTaken = (p: Prescription, event: Of<'custody-taken'>): Prescription => {
  const source: Source = { ...event.source, signed: event.source.signed || p.source.signed }
  const ours: Prescription = { ...p, content: event.content, source, tracked: true, belongsTo: null }
  if (event.custody > p.custody) return startAgain(ours, event)
  return withWindows({ ...ours, items: withItemContents(p, event.content) }, event.windows)
}

const itemOnChosenCopy = (held: Item | undefined, chosen: ItemContent, event: OtherWording): Item => {
  const fresh = freshItem(chosen, event.windows[chosen.id] ?? 'open', stampOf(event))
  if (!held) return fresh
  if (sameItem(held.content, chosen)) {
    const schedule = held.schedule === 'unknown' ? chosen.schedule : held.schedule
    return unplacedItem({ ...held, content: chosen, schedule, window: fresh.window })
  }
  const out = outPortions(held)
  return {
    ...fresh,
    suppliedUnder: out.length > 0 ? (held.suppliedUnder ?? held.content) : held.suppliedUnder,
    toSupply: Math.max(parseHundredths(chosen.quantity.value) ?? 0, amountOf(out)),
    // Checked against other words: should it come back, it is checked again before it can be placed.
    portions: out.map((portion) => ({ ...portion, accuracy: null, owed: [] })),
    portionsMade: held.portionsMade,
    broughtBack: keptApart(held.broughtBack),
    setAside: setAside(held),
    hold: held.hold,
    closed: fresh.closed ?? held.closed,
    toldOther: held.toldOther,
    claimed: held.claimed,
  }
}

// An item that the chosen copy does not have is never dropped: the NHS may have heard of it, a part of it may be out. What the part
// in hand had made up is owed as it was told, should the item be opened again.
const notOnChosenCopy = (held: Item, event: OtherWording, note: string): Item => {
  const withOutOnly = changePortionsOf(held, (portion) => (portion.out ? portion : undefined))
  const owed = owedAgain(withOutOnly, portionsHere(held))
  const closed = held.closed ?? {
    stamp: stampOf(event),
    why: 'not-on-chosen-copy' as const,
    reasonCode: null,
    note,
  }
  return { ...owed, setAside: setAside(held), closed }
}

/**
 * The items as other words have them: what was prepared of a changed item is void, what of it is out stays, and an item that is
 * no longer there is closed with `note`.
 */
export const itemsOnCopy = (
  p: Prescription,
  content: PrescriptionContent,
  event: OtherWording,
  note: string,
): readonly Item[] => [
  ...content.items.map((one) =>
    itemOnChosenCopy(
      p.items.find((item) => item.content.id === one.id),
      one,
      event,
    ),
  ),
  ...p.items
    .filter((item) => content.items.every((one) => one.id !== item.content.id))
    .map((item) => notOnChosenCopy(item, event, note)),
]

// The copy with the custody it brings; the clinical check was of the other one.
const headOfCopy = (p: Prescription, { content, source, releasedToUs: tracked }: OtherCopy): Prescription => ({
  ...p,
  otherCopy: null,
  content,
  source,
  tracked,
  belongsTo: source.kind === 'release' && !tracked ? source.releasedTo : null,
  clinicalCheck: p.clinicalCheck && { ...p.clinicalCheck, outcome: 'voided' },
})

const heldAsCopy = ({ source, tracked, content }: Prescription, stamp: Stamp): OtherCopy => ({
  stamp,
  source,
  releasedToUs: tracked,
  content,
})

/** A person settled which copy counts; another one than held voids the clinical check and what was prepared of changed items. */
export const copyChosen = (p: Prescription, event: Of<'copy-chosen'>): Prescription => {
  const { otherCopy: other } = p
  if (!other) return withWindows(p, event.windows)
  const stamp = stampOf(event)
  if (event.which === 'held') {
    const chosenCopy = { stamp, which: event.which, setAside: other }
    return withWindows({ ...p, otherCopy: null, chosenCopy }, event.windows)
  }
  const chosen = headOfCopy(p, { ...other, releasedToUs: event.tracked })
  if (p.returned && event.tracked && event.returnStands !== true) return startAgain(chosen, event)
  const chosenCopy = { stamp, which: event.which, setAside: heldAsCopy(p, other.stamp) }
  return { ...chosen, chosenCopy, items: itemsOnCopy(p, other.content, event, event.reason) }
}

/** Both copies again, each as it was held, and nothing goes on until a person has chosen anew. */
export const copyChoiceCorrected = (p: Prescription, event: Of<'corrected'>): Prescription => {
  const { chosenCopy } = p
  if (chosenCopy === null) return p
  const { which, setAside } = chosenCopy
  if (which === 'held') return { ...withNothingPlaced(p), chosenCopy: null, otherCopy: setAside }
  const items = itemsOnCopy(p, setAside.content, { ...event, windows: event.windows ?? {} }, event.reason)
  return {
    ...withNothingPlaced({ ...headOfCopy(p, setAside), items }),
    chosenCopy: null,
    otherCopy: heldAsCopy(p, setAside.stamp),
  }
}

/**
 * What a message says of schedules takes the place of what a person had answered. Where that said otherwise, the check that passed
 * with it does not stand, and nothing is in its place.
 */
export const scheduleTold = (p: Prescription, event: Of<'schedule-told'>): Prescription => {
  const toldOf = ({ id, schedule }: ItemContent): ItemContent['schedule'] => event.schedules[id] ?? schedule
  const withTold = (content: ItemContent): ItemContent => ({ ...content, schedule: toldOf(content) })
  const otherwise = p.items.some(({ content, schedule }) => {
    const told = event.schedules[content.id]
    return told !== undefined && schedule !== 'unknown' && schedule !== told
  })
  const told = withWindows(
    {
      ...p,
      content: { ...p.content, items: p.content.items.map(withTold) },
      items: p.items.map((item) => ({
        ...item,
        content: withTold(item.content),
        schedule: event.schedules[item.content.id] ?? item.schedule,
      })),
    },
    event.windows,
  )
  if (!otherwise) return told
  const { clinicalCheck: check } = told
  return withNothingPlaced({
    ...told,
    clinicalCheck: check?.outcome === 'passed' ? { ...check, outcome: 'voided' } : check,
  })
}

// Signed, or its schedule told, after the return: it was released no second time.
const releasedBeforeReturn = ({ returned, otherCopy }: Prescription, { source }: Of<'other-copy-arrived'>) =>
  returned !== null &&
  source.releaseResponseId !== null &&
  source.releaseResponseId === otherCopy?.source.releaseResponseId

/** A copy that says something else came: nothing goes on until a person has chosen. */
export const otherCopyArrived = (p: Prescription, event: Of<'other-copy-arrived'>): Prescription => ({
  ...withNothingPlaced(p),
  otherCopy: {
    stamp: p.otherCopy && releasedBeforeReturn(p, event) ? p.otherCopy.stamp : stampOf(event),
    source: event.source,
    releasedToUs: event.releasedToUs,
    content: event.content,
  },
})

/** The NHS sent it back: never to be dispensed, whatever was prepared. */
export const sentBack = (p: Prescription, event: Of<'sent-back'>): Prescription => ({
  ...withNothingPlaced(p),
  sentBack: { stamp: stampOf(event), reason: event.reason },
})

/** A release reply gave it to another pharmacy. */
export const belongsElsewhere = (p: Prescription, event: Of<'belongs-elsewhere'>): Prescription => ({
  ...withNothingPlaced(p),
  source: { ...event.source, signed: event.source.signed || p.source.signed },
  belongsTo: event.ods,
})

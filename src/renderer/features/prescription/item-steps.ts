import type { Item, Prescription } from '../../../domain/prescription.ts'
import {
  amountOf,
  broughtBackUnder,
  isOpen,
  isSupplied,
  leftToAssemble,
  leftToSupply,
  outPortions,
  owingsOf,
  placedPortions,
  portionsHere,
} from '../../../domain/supply.ts'
import type { IconName } from '../../ui/icon.tsx'
import { amountWords } from '../../wording/numbers-and-dates.ts'
import { courierWords, placeWords } from '../../wording/places.ts'

/** One step of an item: done, part done, still to do, or stopped; with its word. */
export interface Step {
  readonly words: string
  readonly state: 'done' | 'part' | 'open' | 'stopped'
}

/** The drawing of a step's state. */
export const stepIcons: Readonly<Record<Step['state'], IconName>> = {
  done: 'tick',
  part: 'half',
  open: 'ring',
  stopped: 'pause',
}

const checkStep = (p: Prescription): Step => {
  const words = 'Clinical'
  switch (p.clinicalCheck?.outcome) {
    case 'passed':
      return { words, state: 'done' }
    case 'queried':
      return { words: 'Clinical query', state: 'stopped' }
    case 'refused':
      return { words: 'Clinically refused', state: 'stopped' }
    case 'voided':
    case undefined:
      return { words, state: 'open' }
  }
}

const closedWords = {
  'cancelled-on-arrival': 'Cancelled before it came',
  'not-on-chosen-copy': 'Not on the chosen copy',
  'not-dispensed': 'Not dispensed',
  'cancelled-by-prescriber': 'Cancelled by the prescriber',
  died: 'Closed: the patient has died',
  remainder: 'Rest not supplied',
} as const

const outWords = (item: Item): string => {
  const last = outPortions(item).at(-1)?.out
  if (!last) return 'Out'
  if (last.how === 'handed-out') return 'Handed out'
  if (last.delivered) return 'Delivered'
  const whom = last.carriage === null ? '' : `: ${courierWords[last.carriage.courier]}`
  return `${last.failed ? 'Delivery failed, still out' : 'Out'}${whom}`
}

const supplySteps = (item: Item): readonly Step[] => {
  const here = portionsHere(item)
  const placed = placedPortions(item)
  const checked = here.filter((portion) => portion.accuracy !== null)
  const out = outPortions(item)
  const all = leftToAssemble(item) <= 0 && item.owing === null
  const some = here.length > 0 || out.length > 0
  const of = (part: number, whole: number): Step['state'] => {
    if (part === 0) return 'open'
    return part === whole && all ? 'done' : 'part'
  }
  const where = placed[0]?.placed?.place
  return [
    { words: 'Assembled', state: some ? (all ? 'done' : 'part') : 'open' },
    { words: 'Accuracy', state: of(checked.length + out.length, here.length + out.length) },
    {
      words: where ? placeWords(where) : 'In place',
      state: of(placed.length + out.length, here.length + out.length),
    },
    ...(out.length > 0
      ? [{ words: outWords(item), state: leftToSupply(item) <= 0 ? ('done' as const) : ('part' as const) }]
      : []),
  ]
}

/** How far an item has come. A closed item says only that; one that is out, that and how. */
export const stepsOf = (p: Prescription, item: Item): readonly Step[] => {
  if (item.closed) return [{ words: closedWords[item.closed.why], state: 'stopped' }]
  if (isSupplied(item)) return [checkStep(p), { words: outWords(item), state: 'done' }]
  return [
    ...(item.hold ? [{ words: `On hold: ${item.hold.reason}`, state: 'stopped' as const }] : []),
    checkStep(p),
    ...supplySteps(item),
  ]
}

// Before other words were chosen it was another medicine, or counted in another unit.
const broughtBackNotes = (item: Item): readonly string[] => {
  const here = item.broughtBack.map((portion) => ({ portion, under: broughtBackUnder(item, portion) }))
  const alike = Map.groupBy(here, ({ under: { drug, quantity } }) => JSON.stringify([drug.name, quantity.unit]))
  return [...alike.values()].flatMap((those) => {
    const [first] = those
    if (first === undefined) return []
    const { drug, quantity } = first.under
    const of = drug.name === item.content.drug.name ? '' : ` of ${drug.name}`
    const amount = amountWords(amountOf(those.map(({ portion }) => portion)), quantity.unit)
    return [`${amount}${of} came back from a patient: keep it apart for destruction`]
  })
}

/** What else has to be known of an item: changed amounts, what is owed, what is out, what is on the shelf. */
export const notesOf = (item: Item): readonly string[] => {
  const unit = item.content.quantity.unit
  const out = amountOf(outPortions(item))
  const notes = [
    item.toSupplyReason === null
      ? null
      : `To supply: ${amountWords(item.toSupply, unit)} instead of ${item.content.quantity.value} (${item.toSupplyReason})`,
    isOpen(item) && out > 0 ? `${amountWords(out, unit)} out, ${amountWords(leftToSupply(item), unit)} to go` : null,
    ...broughtBackNotes(item),
    ...(isOpen(item) ? owingsOf(item) : []).map(({ amount, reason }) => `${amountWords(amount, unit)} owed: ${reason}`),
    item.content.note,
  ]
  return notes.filter((note) => note !== null)
}

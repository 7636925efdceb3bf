import type { ItemContent } from './prescription-content.ts'
import type { Closure, Item, OtherCopy, Owing, Portion, Prescription } from './prescription.ts'
import type { Hundredths } from './quantity.ts'

/** The sum of some portions. */
export const amountOf = (portions: readonly Portion[]): Hundredths =>
  portions.reduce((sum, portion) => sum + portion.amount, 0)

/** The portions with the patient or a courier, the departure recorded first first: a clock may have been set back between. */
export const outPortions = (item: Item): readonly Portion[] =>
  item.portions
    .filter((portion) => portion.out !== null)
    .sort((a, b) => (a.out?.stamp.version ?? 0) - (b.out?.stamp.version ?? 0))

/** Whether a portion that is out was given into a patient's hands: at the counter, or at the door. */
export const wasWithPatient = ({ out }: Portion): boolean =>
  out !== null && (out.how === 'handed-out' || out.delivered !== null)

/** The words under which a portion left, and the unit of its amount: those from before, where a person chose other words since. */
export const leftUnder = (item: Item, { out, accuracy }: Portion): ItemContent =>
  out !== null && accuracy === null ? (item.suppliedUnder ?? item.content) : item.content

/** The words under which something that was brought back had been supplied, and the unit of its amount. */
export const broughtBackUnder = (item: Item, portion: Portion): ItemContent => portion.under ?? leftUnder(item, portion)

/** The portions in the pharmacy, placed or not. */
export const portionsHere = (item: Item): readonly Portion[] => item.portions.filter((portion) => portion.out === null)

/** The portions that were checked and lie in no place yet. */
export const portionsToPlace = (item: Item): readonly Portion[] =>
  portionsHere(item).filter((portion) => portion.accuracy !== null && portion.placed === null)

/** The portions in a bag confirmed in its place. */
export const placedPortions = (item: Item): readonly Portion[] =>
  portionsHere(item).filter((portion) => portion.placed !== null)

/** The portions that may leave: in their place, or where none is, in their place until their legal days or their dates ended. */
export const portionsToLeave = (item: Item): readonly Portion[] => {
  const placed = placedPortions(item)
  return placed.length > 0 ? placed : portionsHere(item).filter((portion) => portion.placedAtEnd !== null)
}

/** What of *to supply* is not out yet; 0 when the item is supplied in full. */
export const leftToSupply = (item: Item): Hundredths => item.toSupply - amountOf(outPortions(item))

/** What of *to supply* is neither out, nor assembled, nor owed: work for the assembly bench. */
export const leftToAssemble = (item: Item): Hundredths =>
  leftToSupply(item) - amountOf(portionsHere(item)) - (item.owing?.amount ?? 0)

/** All that the patient was told is owed of an item and that nobody took back, oldest first; of each promise its own. */
export const owingsOf = ({ owedAgain, owing }: Pick<Item, 'owedAgain' | 'owing'>): readonly Owing[] =>
  owing === null ? owedAgain : [...owedAgain, owing]

/** The first `amount` of what was told to be owed, each promise its own; the last of it may be a part. */
export const firstOwed = (told: readonly Owing[], amount: Hundredths): readonly Owing[] => {
  const [owing, ...rest] = told
  if (owing === undefined || amount <= 0) return []
  return [{ ...owing, amount: Math.min(owing.amount, amount) }, ...firstOwed(rest, amount - owing.amount)]
}

/** Whether all of *to supply* is out. */
export const isSupplied = (item: Item): boolean => outPortions(item).length > 0 && leftToSupply(item) <= 0

/** Whether something may still happen to the item: neither closed nor supplied in full. */
export const isOpen = (item: Item): boolean => item.closed === null && !isSupplied(item)

type Whose = Pick<Prescription, 'returned' | 'sentBack' | 'belongsTo'>

/** Whether nothing more of the item is supplied here: closed, out in full, or returned, sent back or another pharmacy's with its prescription. */
export const isOver = ({ returned, sentBack, belongsTo }: Whose, item: Item): boolean =>
  returned !== null || sentBack !== null || belongsTo !== null || !isOpen(item)

/** The bag that a portion lies in, or lay in last; null where it was in none, or that bag was put away. */
export const bagOf = ({ placed, lastPlace }: Portion): Portion['lastPlace'] => placed ?? lastPlace

/** What lies here in a bag, or lay in one last, whether it may still be supplied or not. */
export const portionsInBags = (item: Item): readonly Portion[] =>
  [...portionsHere(item), ...item.setAside].filter((portion) => bagOf(portion) !== null)

/** What lies here in a bag although it is supplied no more, until somebody says that the bag was put away. */
export const portionsToPutAway = (p: Whose, item: Item): readonly Portion[] =>
  isOver(p, item) ? portionsInBags(item) : item.setAside

/** What is taken out of its bag with an item: what is in its place, and what is to be put away. */
export const portionsToTakeOut = (p: Whose, item: Item): readonly Portion[] =>
  isOver(p, item) ? portionsInBags(item) : [...placedPortions(item), ...item.setAside]

/** Whether a copy waited when its prescription was returned to Spine: what was released before was given back with it. */
export const wasReturnedWith = ({ returned }: Pick<Prescription, 'returned'>, waits: OtherCopy): boolean =>
  returned !== null && returned.stamp.version > waits.stamp.version

/** Whether a message closed the item, and no act of a person. */
export const isClosedByMessage = (closed: Closure | null): boolean =>
  closed?.why === 'cancelled-on-arrival' || closed?.why === 'not-on-chosen-copy'

/** The dispatched portions that nobody has recorded as delivered. */
export const underWay = (item: Item): readonly Portion[] =>
  outPortions(item).filter((portion) => portion.out?.how === 'dispatched' && portion.out.delivered === null)

/** Those of some portions that left by the named events; all of them where none is named. */
export const ofDepartures = (
  portions: readonly Portion[],
  departures: readonly string[] | undefined,
): readonly Portion[] =>
  departures === undefined
    ? portions
    : portions.filter(({ out }) => out !== null && departures.includes(out.stamp.eventId))

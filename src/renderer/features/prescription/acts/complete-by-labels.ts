import type { KeptIn } from '../../../../domain/kept-in.ts'
import type { Item, Place } from '../../../../domain/prescription.ts'

/** What of a placing was scanned in this window, and what of it is a person's to choose. */
export interface PlacingByLabels {
  /** The right bag and the place whose labels were scanned; null until they are. */
  readonly bagId: string | null
  readonly place: Place | null
  /** Whether a person has typed, ticked or chosen anything in the window. */
  readonly touched: boolean
  /** The items placed, and where the product file keeps them, by their ids. */
  readonly items: readonly Item[]
  readonly keptIn: Readonly<Record<string, KeptIn>>
  /** How many items could go into the bag, and how many other prescriptions of the patient; null until that is known. */
  readonly possible: number
  readonly others: number | null
}

// The cabinet is the law's for what is kept in safe custody, and the fridge the medicine's: another place is somebody's word.
const isUsual = ({ items, keptIn }: PlacingByLabels, { kind }: Place): boolean =>
  (kind === 'cd-cabinet' || items.every(({ schedule }) => schedule !== '1' && schedule !== '2')) &&
  items.every(({ content }) => (keptIn[content.id] ?? kind) === kind)

/**
 * Whether the labels of a bag and of a place say all there is to say of a placing, so that the second of them ends it: both
 * scanned in this window, nothing chosen by hand, everything that waits goes in, no other prescription could, and the place is
 * one for what is in the bag.
 */
export const completeByLabels = (placing: PlacingByLabels): boolean =>
  placing.bagId !== null &&
  placing.place !== null &&
  !placing.touched &&
  placing.others === 0 &&
  placing.items.length > 0 &&
  placing.items.length === placing.possible &&
  isUsual(placing, placing.place)

import type { KeptIn } from '../../domain/kept-in.ts'
import type { Carriage, Collector, Place, Route } from '../../domain/prescription.ts'

/** Where bags wait. */
export const placeKinds: Readonly<Record<Place['kind'], string>> = {
  shelf: 'Shelf',
  fridge: 'Fridge',
  'cd-cabinet': 'CD cabinet',
  crate: 'Crate',
}

/** `Shelf A3`; a label that names its kind already is not doubled. */
export const placeWords = ({ kind, label }: Place): string =>
  label.toLowerCase().startsWith(placeKinds[kind].toLowerCase()) ? label : `${placeKinds[kind]} ${label}`

/** Whether letters begin as a word of a kind of place does: `frid`, `Shelftop`. */
export const beginsPlaceKind = (text: string): boolean =>
  Object.values(placeKinds)
    .flatMap((kind) => kind.toLowerCase().split(' '))
    .some((word) => word.startsWith(text.toLowerCase()) || text.toLowerCase().startsWith(word))

const keptInWords: Readonly<Record<KeptIn, string>> = { 'cd-cabinet': 'in the CD cabinet', fridge: 'in a fridge' }

/** That medicines would lie elsewhere than the product file keeps them: each, and where it is kept. */
export const elsewhereWords = (items: readonly { readonly name: string; readonly keptIn: KeptIn }[]): string =>
  items.map(({ name, keptIn }) => `${name} is kept ${keptInWords[keptIn]}.`).join(' ')

/** What keeps such a bag from being confirmed in its place. */
export const elsewhereMissingWords = 'Choose the place it is kept in, or say why it lies elsewhere.'

/** The usual answers to why it lies there: none for the cabinet, which the law asks for, and that a fridge is full is none. */
export const elsewhereReasons = (items: readonly { readonly keptIn: KeptIn }[]): readonly string[] =>
  items.some(({ keptIn }) => keptIn === 'cd-cabinet') ? [] : ['Patient is waiting for it']

/** Beside an item that is kept cold, wherever its bag lies. */
export const keptColdWords = 'Fridge item: keep it cold'

/** How a bag reaches the patient. */
export const routeWords: Readonly<Record<Route, string>> = {
  collect: 'Collect here',
  deliver: 'Deliver',
  post: 'Post',
  locker: 'Locker',
}

/** Who carries a bag. */
export const courierWords: Readonly<Record<Carriage['courier'], string>> = {
  'own-driver': 'Our own driver',
  'royal-mail': 'Royal Mail',
  dpd: 'DPD',
  other: 'Another courier',
  locker: 'Collection locker',
}

/** The same within a sentence, behind “with”. */
export const carrierWords: Readonly<Record<Carriage['courier'], string>> = {
  ...courierWords,
  'own-driver': 'our own driver',
  other: 'another courier',
  locker: 'the collection locker',
}

/** Who takes a bag at the counter. */
export const collectorWords: Readonly<Record<Collector['kind'], string>> = {
  patient: 'The patient',
  representative: 'Someone for them',
  'healthcare-professional': 'A healthcare professional',
}

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

/** Who takes a bag at the counter. */
export const collectorWords: Readonly<Record<Collector['kind'], string>> = {
  patient: 'The patient',
  representative: 'Someone for them',
  'healthcare-professional': 'A healthcare professional',
}

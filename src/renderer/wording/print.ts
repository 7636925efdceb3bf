import type { PrescriptionSheet, PrintRequest } from '../bridge/printing.ts'
import type { Place, Route } from '../../domain/prescription.ts'
import type { LabelStock } from '../bridge/remembered-label-stock.ts'
import { counted } from './numbers-and-dates.ts'
import { placeWords, routeWords } from './places.ts'

/** What there is to print of a prescription. */
export const prescriptionSheetWords: Readonly<Record<PrescriptionSheet, string>> = {
  labels: 'Labels',
  'bag-label': 'Bag label',
  'owing-slip': 'Owing slip',
  reminder: 'Reminder to collect',
}

/** What stands on every dispensing label (RPS, Medicines, Ethics and Practice). */
export const keepAway = 'Keep out of the reach and sight of children'

/** What stands on the label of a preparation for the skin. */
export const externalUse = 'For external use only.'

/** How a sheet becomes a file. */
export const asPdf = 'For a PDF choose “Save as PDF” as the printer.'

/** Across everything that is printed where no real patient is. */
export const notReal = 'PRACTICE'

/** Which label of how many, when one does not hold it all. */
export const labelParts = {
  part: (number: number, of: number): string => `Label ${String(number)} of ${String(of)}`,
  continued: (next: number): string => `Continued on label ${String(next)}`,
}

/** Why nothing can be printed as asked, and what to do. */
export const notPrintable = {
  supplier: {
    what: 'A label needs the name and address of the pharmacy.',
    todo: 'The law asks for them on every dispensed medicine. A pharmacist enters them in Settings, under This pharmacy.',
  },
  foot: {
    what: 'This does not fit on a label.',
    todo: 'The name and address of the pharmacy leave no room. Shorten them in Settings, or write the label by hand.',
  },
  bag: {
    what: 'The name and address do not fit on a bag label.',
    todo: 'Write this bag label by hand.',
  },
  nothing: {
    what: 'There is nothing of this prescription to print.',
    todo: 'Labels are printed after assembly, bag labels once a bag is in its place.',
  },
} as const

/** That a prescription went on while somebody was at its labels, and what to do. */
export const labelsChangedWords = {
  head: 'The prescription has changed since these labels were shown.',
  same: 'Nothing on its labels has: what you typed is here.',
  others: (labels: readonly string[]): string =>
    `Not the same any more: ${labels.join('; ')}. Nothing is printed until you have looked at it.`,
  goOn: 'Show the labels as they are now',
} as const

/** What labels are printed on. */
export const labelStockWords: Readonly<Record<LabelStock, string>> = {
  roll: 'Roll, 70 × 35 mm',
  a4: 'A4 sheet, 24 labels',
}

/** Where a bag waits; of one that has no place yet, how it leaves. */
export const bagPlaceWords = (place: Place | null, route: Route): string =>
  [place === null ? '' : placeWords(place), place === null || route !== 'collect' ? routeWords[route] : '']
    .filter((part) => part !== '')
    .join(' · ')

/** The date of birth on the label of a bag. */
export const bagBornWords = (birthDate: string): string => `born ${birthDate}`

/** What whoever takes a bag has to see: `SIMILAR NAME  2 items  FRIDGE  CD  until 12 Dec 2026`. */
export const bagMarkWords = (bag: {
  /** The mark of somebody here who is easily taken for the patient. */
  readonly alike: string | null
  readonly items: number
  readonly fridge: boolean
  readonly controlled: boolean
  readonly lastDay: string | null
}): string =>
  [
    bag.alike?.toUpperCase() ?? '',
    counted(bag.items, 'item'),
    bag.fridge ? 'FRIDGE' : '',
    bag.controlled ? 'CD' : '',
    bag.lastDay === null ? '' : `until ${bag.lastDay}`,
  ]
    .filter((part) => part !== '')
    .join('  ')

/** That a label somebody made up has no barcode. */
export const notScannable = (bagId: string): string =>
  `“${bagId}” is printed without a barcode: a label to scan is of capital letters and digits, and short.`

/** The heads of the previews. */
export const printTitles: Readonly<Record<PrintRequest['sheet'], string>> = {
  prescription: 'Print',
  delivery: 'Print the delivery sheet',
  'responsible-pharmacist': 'Print the notice of the responsible pharmacist',
  places: 'Print place labels',
  report: 'Print the report',
  'recovery-code': 'Print the recovery code',
}

/** Beside a label that warns of nothing: Pestle has no list of warnings to fill in. */
export const noWarningsWords = 'None on this label. Look up whether this medicine needs any, such as drowsiness.'

/** The labels of places. */
export const placeLabelWords = {
  more: 'As written on the shelf, with commas between: A1, A2, B1',
  field: 'Places to print',
  moreField: 'More places',
  none: { head: 'No bag is in a place yet.', about: 'Name the places beside: a label comes here for each.' },
  notScannable: (names: readonly string[]): string =>
    `Not printed: ${names.join(', ')}. A place to scan has a name of up to 10 letters and digits.`,
} as const

/** The slip for what is owed. */
export const owingSlipWords = {
  title: 'We owe you medicine',
  amount: (amount: string, whole: string): string => `${amount} to come, of ${whole}`,
  day: (day: string): string => `Promised for ${day}.`,
  noDay: 'No day is promised yet. Please ring before you come.',
  reason: (reason: string): string => `Why: ${reason}`,
  until: (day: string): string => `The law lets us supply it until ${day}. After that you need a new prescription.`,
  bring: 'Please bring this slip when you collect. Tell us if your address or your medicines have changed.',
}

/** The letter to collect what is ready. */
export const reminderWords = {
  title: 'Your prescription is ready to collect',
  ready: 'We have prepared a prescription for you, and it is waiting for you here.',
  until: (day: string): string => `The last day the law lets us hand it out is ${day}. Please come by then.`,
  bring: 'Please tell us your name and address when you collect. Somebody else may collect it for you.',
  others: 'If you do not need it any more, please tell us, so that we can tell your surgery. Thank you.',
}

/** The sheet a driver takes along. */
export const deliverySheetWords = {
  title: (day: string): string => `Deliveries on ${day}`,
  driver: (name: string): string => `Driver: ${name}`,
  noDriver: 'Driver: ____________________',
  columns: ['Stop', 'To', 'Bags', 'Received: name and signature, time. If not: why'],
  bag: (bag: { readonly bagId: string; readonly fridge: boolean; readonly controlled: boolean }): string =>
    [bag.bagId, bag.fridge ? 'FRIDGE' : '', bag.controlled ? 'CD' : ''].filter((part) => part !== '').join('  '),
  foot: 'Ask for the name and address before handing over. Nothing is left unattended: what cannot be delivered comes back today.',
} as const

/** The notice of the responsible pharmacist. */
export const pharmacistNoticeWords = {
  title: 'Responsible pharmacist',
  registration: (number: string): string => `GPhC registration number ${number}`,
  inCharge: 'is the responsible pharmacist in charge of this pharmacy at this time.',
}

/** A table of a report without rows. */
export const nothingInTable = 'Nothing.'

/** Why labels on which somebody typed were not printed. */
export const notKeptWords = (why: string): string => `Not printed, as its words could not be kept. ${why}`

import type { Product, ProductReport } from '../../contract/products.ts'
import { counted } from './numbers-and-dates.ts'
import { scheduleMark } from './schedules.ts'

/** Why a product file was not taken in. */
export const productRefusalWords: Readonly<Record<'role-may-not' | 'import-under-way', string>> = {
  'role-may-not':
    'A product file decides what a scan calls right: a pharmacist or an accuracy checking technician imports it. Nothing was changed.',
  'import-under-way': 'Another product file is being taken in. Nothing was changed. Try again when it is done.',
}

/** A file that is too large to be taken in on the screen. */
export const tooLargeWords =
  'The file is too large for the screen. Nothing was changed. Import it on the command line: npm run pestle -- products import --data DIR FILE'

/** What became of a product file, in one sentence. */
export const productOutcomeWords = (report: ProductReport): string => {
  switch (report.outcome) {
    case 'imported':
      return `Taken in: ${counted(report.products, 'product')}. Scans are compared with it from now on.`
    case 'unchanged':
      return 'This very file is in use already. Nothing was changed.'
    case 'refused':
      return `Not taken in: ${counted(report.problemCount, 'problem')}. The file imported before stays in use.`
    case 'broken-off':
      return 'Not taken in: Pestle ended while it was read. The file imported before stays in use. Import it again.'
  }
}

const storageWords: Readonly<Record<Product['storage'], string | null>> = {
  room: null,
  fridge: 'Fridge',
  freezer: 'Freezer',
}

/** How a product is handled: schedule, storage and safe custody; empty when there is nothing to say. */
export const handlingWords = ({ schedule, storage, safeCustody }: Product): string =>
  [scheduleMark(schedule), storageWords[storage], safeCustody ? 'CD cabinet' : null]
    .filter((part) => part !== null)
    .join(' · ')

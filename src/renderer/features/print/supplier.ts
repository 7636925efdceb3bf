import type { Settings } from '../../../contract/desk.ts'

/** The pharmacy as it stands on paper. */
export interface Supplier {
  readonly name: string
  readonly lines: readonly string[]
  readonly phone: string
}

/** The supplier of these settings; undefined where what the law wants on a label is missing (HMR 2012 Sch 25 and 26). */
export const supplierOf = (settings: Settings): Supplier | undefined => {
  const lines = settings.pharmacyAddress.split('\n').filter((line) => line.trim() !== '')
  if (settings.pharmacyName.trim() === '' || lines.length === 0) return undefined
  return { name: settings.pharmacyName, lines, phone: settings.pharmacyPhone }
}

/** The supplier as one text: `Rose Pharmacy, 1 High Street, Leeds LS1 1AA. Tel 01632 960123`. */
export const supplierText = ({ name, lines, phone }: Supplier): string =>
  `${[name, ...lines].join(', ')}${phone === '' ? '' : `. ${`Tel ${phone}`.replaceAll(' ', '\u00a0')}`}`

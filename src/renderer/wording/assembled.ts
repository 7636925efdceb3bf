import { counted } from './numbers-and-dates.ts'

/** How many items an assembly is of: `made`, of which `byEye` with no pack scanned, and `owed` of which nothing is made. */
export interface AssembledCounts {
  readonly made: number
  readonly byEye: number
  readonly owed: number
}

const unscannedWords = ({ made, byEye }: AssembledCounts): string =>
  byEye === 0 ? '' : `, ${byEye === made ? 'no pack' : `${String(byEye)} with no pack`} scanned`

/** The button that ends it, which says what no pack was scanned for: nothing has compared that with the prescription. */
export const assembleButtonWords = (counts: AssembledCounts): string => {
  const { made, owed } = counts
  if (made === 0 && owed > 0) return `Owed${owed === 1 ? '' : ` ${counted(owed, 'item')}`}, nothing assembled`
  if (owed > 0) return `Assembled ${counted(made, 'item')}, owed ${String(owed)}${unscannedWords(counts)}`
  return `${made === 1 ? 'Assembled' : `Assembled ${counted(made, 'item')}`}${unscannedWords(counts)}`
}

/** What is told once it is recorded. */
export const assembledToldWords = ({ made, owed }: AssembledCounts): string =>
  [
    ...(made > 0 || owed === 0 ? [`Assembled: ${counted(made, 'item')}.`] : []),
    ...(owed > 0 ? [`All of it owed: ${counted(owed, 'item')}.`] : []),
  ].join(' ')

/** What stands beside an item of which nothing is left to make: what lies here of it is not to be made again. */
export const assembledAlreadyWords = 'Assembled already'

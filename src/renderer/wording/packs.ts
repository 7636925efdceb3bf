import type { ScannedPacks } from '../../domain/prescription.ts'
import { formatHundredths, type Hundredths } from '../../domain/quantity.ts'
import { counted, dateWords } from './numbers-and-dates.ts'

/** `1 pack and 7 loose`, `2 packs`, `7 loose`: an amount in packs of a size. */
export const packsWords = (packs: number, loose: Hundredths): string =>
  [packs > 0 || loose === 0 ? counted(packs, 'pack') : null, loose > 0 ? `${formatHundredths(loose)} loose` : null]
    .filter((part) => part !== null)
    .join(' and ')

/** A pack of something else than prescribed: both are named, so that they can be read against each other. */
export const wrongProductWords = (scanned: string, prescribed: readonly string[]) => ({
  head: `Wrong product: ${scanned}`,
  todo: `Prescribed: ${prescribed.join('; ')}. It was not counted. Put this pack back.`,
})

/** A pack of another product than the assembly recorded, though it is what was prescribed. */
export const notAssembledWords = (scanned: string, assembled: readonly string[]) => ({
  head: `Not what was assembled: ${scanned}`,
  todo: `Assembled: ${assembled.join('; ')}. Look at the packs again: send it back if they are not what was recorded.`,
})

/** A pack past its last usable day. */
export const expiredWords = (scanned: string, expiry: string) => ({
  head: `Expired on ${dateWords(expiry)}: ${scanned}`,
  todo: 'It was not counted. Put this pack aside for destruction, and take another.',
})

/** The very pack again. */
export const scannedTwiceWords = (scanned: string, serial: string) => ({
  head: `Scanned already: ${scanned}`,
  todo: `This is the same pack, serial number ${serial}. It was counted once.`,
})

/** A pack that the product file does not know. */
export const unknownPackWords = (gtin: string) => ({
  head: `Not in the product file: the pack with the number ${gtin}`,
  todo: 'Pestle cannot tell what it is, and it was not counted. Read the pack against the prescription.',
})

/** A pack that cannot be compared: the medicine was typed in from paper and has no code. */
export const typedInPackWords = (scanned: string) => ({
  head: `Read it against the prescription: ${scanned}`,
  todo: 'The medicine was typed in from paper, so Pestle cannot compare the pack with it, and it was not counted.',
})

/** One more than is wanted. */
export const fullWords = (scanned: string) => ({
  head: `All of it is there already: ${scanned}`,
  todo: 'This pack was not counted. Put it back.',
})

/** A right pack at the accuracy check; `noted` the batches of the assembly when this is another. */
export const checkedPackWords = (pack: {
  readonly scanned: string
  readonly packs: number
  readonly batch: string | null
  readonly noted: readonly string[]
}) => ({
  head: `Right: ${pack.scanned}. ${counted(pack.packs, 'pack')} scanned.`,
  todo:
    pack.noted.length === 0 || pack.batch === null
      ? ''
      : `Its batch is ${pack.batch}; the assembly noted ${pack.noted.join(', ')}. Look at the batch on the packs.`,
})

/** A pack that was counted at assembly: how much of the item is there now. */
export const countedPackWords = (pack: {
  readonly scanned: string
  readonly split: string | null
  readonly sum: string
  readonly wanted: string
}) => ({
  head: `Counted: ${pack.scanned}. ${pack.sum} of ${pack.wanted}.`,
  todo: pack.split === null ? '' : `Open this pack and take out ${pack.split}: put the rest back with its batch.`,
})

/** A pack that is counted in another unit than the prescription. */
export const otherUnitWords = (scanned: string, unit: string) => ({
  head: `Right product: ${scanned}`,
  todo: `Its size is given in another unit than the prescription. Type how many ${unit} you take.`,
})

/** Why nothing can be confirmed while a scanned pack is not dealt with. */
export const blockedWords = (unknown: boolean): string =>
  unknown ? 'Take the unknown pack by hand, or put it away first.' : 'Put the wrong pack away first.'

/** What was scanned of a line, in its history: how it was made up, and why an unknown pack was taken. */
export const scannedWords = ({ packs, loose, scanned, parentCode, reason }: ScannedPacks): string =>
  parentCode === null
    ? `pack not in the product file: ${reason ?? ''}`
    : `${packsWords(packs, loose)}, ${String(scanned)} scanned`

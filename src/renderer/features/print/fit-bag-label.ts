import { heightMm, labelBox, labelLines, lineMm, type LabelLine } from './label-lines.ts'
import type { Measure } from './wrap-text.ts'

/** What a bag label says. */
export interface BagText {
  readonly name: string
  /** The date of birth, which tells apart whose names are alike. */
  readonly born: string
  readonly address: string
  /** Where it waits, and what else whoever takes it has to see. */
  readonly place: string
  readonly marks: string
  /** The text below the bars, or the whole label of a bag that has none. */
  readonly code: string
  /** The mark of practice, which the bars would hide; empty where a patient is real. */
  readonly notReal: string
}

/** A bag label that fits: lines above, room for the bars, and lines below. */
export interface FittedBagLabel {
  readonly top: readonly LabelLine[]
  readonly barMm: number
  readonly bottom: readonly LabelLine[]
}

const sizes = [12, 11, 10, 9, 8, 7, 6.5] as const
const tallestBarMm = 11
// Lower bars are missed by a scanner held at a slant.
const lowestBarMm = 6

/** Lays a bag label out in the largest type in which all of it fits; undefined when even the smallest does not. */
export const fitBagLabel = (bag: BagText, measure: Measure): FittedBagLabel | undefined => {
  for (const sizePt of sizes) {
    const small = Math.min(sizePt, 8)
    const top = [
      ...labelLines(measure, bag.name, { right: bag.born, sizePt, bold: true }),
      ...labelLines(measure, bag.address, { sizePt: small }),
    ]
    const bottom = [
      ...labelLines(measure, bag.code, { right: bag.notReal, sizePt: small }),
      ...labelLines(measure, bag.place, { right: bag.marks, sizePt: small + 1, bold: true }),
    ]
    const left = labelBox.heightMm - heightMm(top) - heightMm(bottom) - lineMm(2)
    if (left >= lowestBarMm) return { top, barMm: Math.min(left, tallestBarMm), bottom }
  }
  return undefined
}

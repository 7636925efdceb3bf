import { heightMm, labelBox, labelLines, lineMm, type LabelLine } from './label-lines.ts'
import type { Measure } from './wrap-text.ts'

/** What a label says, before it is known how it fits. */
export interface LabelText {
  /** Product name, strength and form as supplied, and how much of it. */
  readonly product: string
  readonly quantity: string
  readonly directions: string
  readonly precautions: readonly string[]
  readonly patient: string
  readonly date: string
  readonly keepAway: string
  readonly supplier: string
  readonly words: {
    /** `Label 1 of 2`. */
    readonly part: (number: number, of: number) => string
    /** `Continued on label 2`. */
    readonly continued: (next: number) => string
  }
}

/** A label that fits: lines from the top edge down, and lines that end at the bottom edge. */
export interface FittedLabel {
  readonly top: readonly LabelLine[]
  readonly bottom: readonly LabelLine[]
}

const bodySizes = [10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5] as const
const smallSize = 6.5
const supplierSize = 6
const mostLabels = 88

const bodyOf = (label: LabelText, measure: Measure, sizePt: number) => ({
  heading: labelLines(measure, label.product, { right: label.quantity, sizePt, bold: true }),
  rest: [label.directions, ...label.precautions].flatMap((text) => labelLines(measure, text, { sizePt })),
})

const footOf = (label: LabelText, measure: Measure, sizePt: number, part: string): readonly LabelLine[] => [
  ...labelLines(measure, label.patient, {
    right: label.date,
    sizePt: Math.min(sizePt, 8.5),
    bold: true,
  }),
  ...labelLines(measure, label.keepAway, { right: part, sizePt: smallSize }),
  ...labelLines(measure, label.supplier, { sizePt: supplierSize }),
]

const onOne = (label: LabelText, measure: Measure, sizePt: number): FittedLabel | undefined => {
  const { heading, rest } = bodyOf(label, measure, sizePt)
  const fitted = { top: [...heading, ...rest], bottom: footOf(label, measure, sizePt, '') }
  return heightMm(fitted.top) + heightMm(fitted.bottom) <= labelBox.heightMm ? fitted : undefined
}

// The foot stands on every one: a part that comes off alone still says whose it is and where it is from.
const onMany = (label: LabelText, measure: Measure, sizePt: number): readonly FittedLabel[] | undefined => {
  const { heading, rest } = bodyOf(label, measure, sizePt)
  const foot = footOf(label, measure, sizePt, label.words.part(mostLabels, mostLabels))
  const room = Math.floor((labelBox.heightMm - heightMm(foot)) / lineMm(sizePt) + 1e-9)
  // One line says that it goes on, and at least one has to get on.
  const again = heading.length <= Math.max(1, room - 3) ? heading : []
  if (room - 1 - again.length < 1) return undefined
  const parts: LabelLine[][] = []
  const left = [...heading, ...rest]
  while (left.length > 0) {
    const head = parts.length === 0 ? [] : again
    const here = room - head.length
    parts.push([...head, ...left.splice(0, left.length <= here ? here : here - 1)])
  }
  if (parts.length > mostLabels) return undefined
  return parts.map((lines, at) => {
    const goesOn = at + 1 < parts.length
    const more: LabelLine = { text: label.words.continued(at + 2), right: '', sizePt, bold: true }
    return {
      top: goesOn ? [...lines, more] : lines,
      bottom: footOf(label, measure, sizePt, label.words.part(at + 1, parts.length)),
    }
  })
}

/**
 * Lays a label out: in the largest type that fits on one, and when even the smallest does not, on as few as hold all of it, each
 * numbered and with the whole foot. Nothing is ever cut. Undefined when the foot alone leaves no room.
 */
export const fitLabel = (label: LabelText, measure: Measure): readonly FittedLabel[] | undefined => {
  for (const sizePt of bodySizes) {
    const one = onOne(label, measure, sizePt)
    if (one) return [one]
  }
  const tries = bodySizes.flatMap((sizePt) => {
    const many = onMany(label, measure, sizePt)
    return many ? [many] : []
  })
  const fewest = Math.min(...tries.map(({ length }) => length))
  return tries.find(({ length }) => length === fewest)
}

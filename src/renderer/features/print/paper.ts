/** A piece of paper in millimetres. `marginMm` is what the browser keeps free around text that flows over pages. */
export interface Paper {
  readonly widthMm: number
  readonly heightMm: number
  readonly marginMm: number
}

/** One label of the roll. */
export const rollLabel: Paper = { widthMm: 70, heightMm: 35, marginMm: 0 }

/** A4 for sheets that read as a page. */
export const a4: Paper = { widthMm: 210, heightMm: 297, marginMm: 15 }

/** A4 with three times eight labels of 70 × 35 mm, and what is left at top and bottom. */
export const labelSheet: Paper & { readonly across: number; readonly down: number; readonly topMm: number } = {
  widthMm: 210,
  heightMm: 297,
  marginMm: 0,
  across: 3,
  down: 8,
  topMm: 8.5,
}

/** How many labels an A4 sheet has. */
export const labelsOnSheet = labelSheet.across * labelSheet.down

/** Where the label of a place stands on its sheet; places count from 0, row by row. */
export const placeOnSheet = (place: number): { readonly leftMm: number; readonly topMm: number } => ({
  leftMm: (place % labelSheet.across) * rollLabel.widthMm,
  topMm: labelSheet.topMm + Math.floor(place / labelSheet.across) * rollLabel.heightMm,
})

import JsBarcode from 'jsbarcode'

/** The bars of a Code 128 as runs of modules: bar, gap, bar, … A symbol always begins and ends with a bar. */
export type Runs = readonly number[]

/** Clear space on both sides, in modules (ISO/IEC 15417). */
export const quietModules = 10

/** The bars of a text of printable ASCII characters; a character Code 128 has no place for throws. */
export const code128 = (text: string): Runs => {
  const drawn: { encodings?: readonly { readonly data: string }[] } = {}
  JsBarcode(drawn, text, { format: 'CODE128' })
  const modules = drawn.encodings?.map(({ data }) => data).join('') ?? ''
  return (modules.match(/1+|0+/g) ?? []).map(({ length }) => length)
}

/** How many modules wide, quiet zones included. */
export const modulesOf = (runs: Runs): number => runs.reduce((sum, run) => sum + run, 2 * quietModules)

// Whole dots of a 203 dpi label printer, so that all bars of a width come out equally wide.
const moduleWidths = [0.375, 0.25] as const

/** The widest module, in mm, with which the symbol fits; undefined when scanners could not read it that small. */
export const moduleMm = (runs: Runs, widthMm: number): number | undefined =>
  moduleWidths.find((width) => modulesOf(runs) * width <= widthMm)

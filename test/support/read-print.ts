import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { getDocumentProxy } from 'unpdf'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/** A run of text on a page, its box in mm from the top left corner; text that stands at a slant has no box. */
export interface PrintedText {
  readonly text: string
  readonly box: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number } | null
}

/** A page as it comes out of the printer. */
export interface PrintedPage {
  readonly widthMm: number
  readonly heightMm: number
  readonly texts: readonly PrintedText[]
  /** Everything on it that is not at a slant, in reading order of the file, without blanks. */
  readonly bare: string
  /** What stands at a slant. */
  readonly across: string
}

/** A text without its blanks: line ends are the printer's business. */
export const bare = (text: string): string => text.replaceAll(/\s/g, '')

const mm = (points: number): number => (points * 25.4) / 72

interface Item {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
}

const textOf = ({ str, transform, width }: Item, heightPt: number): PrintedText => {
  const [a = 0, b = 0, , d = 0, x = 0, y = 0] = transform
  if (Math.abs(b) > 0.01 * Math.abs(a)) return { text: str, box: null }
  // From a little below the base line to the top of capitals.
  const box = {
    left: mm(x),
    right: mm(x + width),
    top: mm(heightPt - y - 0.75 * d),
    bottom: mm(heightPt - y + 0.22 * d),
  }
  return { text: str, box }
}

/** Prints what the page would send to a printer and reads it back. */
export async function printed(page: Page): Promise<readonly PrintedPage[]> {
  const file = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })))
  return Promise.all(
    Array.from({ length: file.numPages }, async (_, at): Promise<PrintedPage> => {
      const one = await file.getPage(at + 1)
      const [, , widthPt = 0, heightPt = 0] = one.view
      const { items } = await one.getTextContent()
      const texts = (items as unknown as readonly Item[])
        .filter(({ str }) => str.trim() !== '')
        .map((item) => textOf(item, heightPt))
      return {
        widthMm: mm(widthPt),
        heightMm: mm(heightPt),
        texts,
        bare: bare(texts.flatMap(({ text, box }) => (box === null ? [] : [text])).join('')),
        across: texts.flatMap(({ text, box }) => (box === null ? [bare(text)] : [])).join(''),
      }
    }),
  )
}

let ready: Promise<unknown> | undefined

/** Reads the barcodes in the picture of an element, large enough for a camera. */
export async function scanned(element: Locator): Promise<readonly string[]> {
  ready ??= (async () => {
    const wasm = readFileSync(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
    await prepareZXingModule({ overrides: { wasmBinary: wasm.buffer }, fireImmediately: true })
  })()
  await ready
  const found = await readBarcodes(new Uint8Array(await element.screenshot()), { formats: ['Code128'] })
  return found.map(({ text }) => text)
}

import type { Page } from '@playwright/test'
import { answerOf } from './e2e-ask.ts'
import { gtinCheckDigit } from '../../src/domain/scan/gtin.ts'
import { practiceProductFile } from '../../src/main/practice/scripts/practice-products.ts'

/** FNC1 as scanners send it. */
const fnc1 = '\x1d'

/** In a code: the PC was busy there, or the link of a wireless scanner weak, for longer than a scanner pauses. */
export const pause = '\u0000'

/**
 * Scans a code as a keyboard scanner does, into whatever has the focus: as fast on any machine, where driven key by key a busy
 * one would be slower than a person, and with the times a scanner's keys have. `end` is the key the scanner is set to end with.
 */
export const scan = (page: Page, code: string, end: 'Enter' | 'Tab' | null = 'Enter'): Promise<void> =>
  page.evaluate(
    async ([text, last, separator, broken]) => {
      const strokes = [...text, ...(last === null ? [] : [last])]
      const takes = strokes.reduce((sum, one) => sum + (one === broken ? 112 : 4), 0)
      // It takes the time that a scanner takes: what was typed before stays before it.
      await new Promise((resolve) => setTimeout(resolve, 60 + takes))
      let time = performance.now() - takes
      for (const one of strokes) {
        time += one === broken ? 112 : 4
        if (one === broken) continue
        const at = document.activeElement ?? document.body
        const key = one === separator ? { key: ']', ctrlKey: true } : { key: one }
        const event = new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true })
        Object.defineProperty(event, 'timeStamp', { value: time })
        const goesOn = at.dispatchEvent(event)
        const types = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- the one way in which a page can type as a keyboard does
        if (goesOn && one.length === 1 && types) document.execCommand('insertText', false, one)
      }
    },
    [code, end, fnc1, pause] as const,
  )

/** Imports the practice product file, as the pharmacist working. */
export async function giveProducts(page: Page): Promise<void> {
  await answerOf(page, 'products:import', {
    name: 'practice-products.csv',
    bytes: Buffer.from(practiceProductFile()).toString('base64'),
  })
}

/** A pack of the practice product file. */
export interface PracticePack {
  readonly gtin: string
  readonly name: string
  readonly packSize: string
}

/** The packs of the practice products whose name begins so, by each maker. */
export const practicePacks = (name: string): readonly PracticePack[] =>
  practiceProductFile()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .flatMap(([gtin = '', , , product = '', , packSize = '']) =>
      product.startsWith(name) ? [{ gtin, name: product, packSize }] : [],
    )

/** A GTIN with a right check digit that is in no product file. */
export const unknownGtin = `299999999999${gtinCheckDigit('299999999999')}`

/** The DataMatrix of a pack as a scanner with its prefix set sends it. */
export const packCode = (pack: {
  readonly gtin: string
  readonly expiry: string
  readonly batch: string
  readonly serial: string
}): string => `]d201${pack.gtin.padStart(14, '0')}17${pack.expiry}10${pack.batch}${fnc1}21${pack.serial}`

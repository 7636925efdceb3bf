import type { Item } from '../../../../domain/prescription.ts'
import { formatHundredths, parseHundredths, type Hundredths } from '../../../../domain/quantity.ts'
import type { ScannedPack } from '../../../../domain/scan/pack-check.ts'
import { expiryDay } from '../../../../domain/scan/expiry-day.ts'
import type { PackScan } from '../../../../domain/scan/pack-scan.ts'
import type { LocalDate } from '../../../../domain/uk-date.ts'
import { amountWords, dateWords, unitsWords } from '../../../wording/numbers-and-dates.ts'
import { countedPackWords, otherUnitWords } from '../../../wording/packs.ts'
import { balanceOf, freshForm, freshLine, type ItemForm, type LineForm } from './assemble-form.ts'
import { packSaid, type MatchedPack, type PackSaid } from './pack-scan.tsx'

/** The packs scanned for an item so far. */
export const scannedFor = (form: ItemForm): readonly ScannedPack[] =>
  form.lines.flatMap(({ pack }) => pack?.scans ?? [])

const isUntouched = (item: Item, line: LineForm): boolean => JSON.stringify(line) === JSON.stringify(freshLine(item))

/** The lines that count: the one that stands for all of it until the first pack is scanned does not. */
const countedLines = (item: Item, form: ItemForm): readonly LineForm[] =>
  scannedFor(form).length > 0 ? form.lines : form.lines.filter((line) => !isUntouched(item, line))

const stillWanted = (item: Item, form: ItemForm): Hundredths | undefined =>
  balanceOf(item, { ...form, lines: countedLines(item, form) })?.short

/** Whether no further pack is wanted of an item; while an amount cannot be read, one is. */
export const isFull = (item: Item, form: ItemForm): boolean => (stillWanted(item, form) ?? 1) <= 0

/** Whether two words for a unit mean the same one. */
export const sameUnit = (one: string, other: string): boolean =>
  unitsWords(one.toLowerCase()) === unitsWords(other.toLowerCase())

const lineOf = ({ product, pack, batch, expiry }: MatchedPack, size: Hundredths | null, taken: string): LineForm => ({
  name: product.name,
  amount: taken,
  batch: batch ?? '',
  expiry: expiry === null ? '' : dateWords(expiry),
  pack: {
    gtin: pack.gtin,
    code: product.code,
    parentCode: product.parentCode,
    size,
    scans: [{ gtin: pack.gtin, serial: pack.serial }],
    reason: '',
  },
})

const isSame = (line: LineForm, other: LineForm): boolean =>
  line.pack?.gtin === other.pack?.gtin && line.batch === other.batch && line.expiry === other.expiry

const withMore = (line: LineForm, more: LineForm, taken: Hundredths | null): LineForm => {
  const before = line.amount.trim() === '0' ? 0 : parseHundredths(line.amount.trim())
  if (line.pack === null || more.pack === null) return line
  return {
    ...line,
    amount: taken === null || before === undefined ? line.amount : formatHundredths(before + taken),
    pack: { ...line.pack, scans: [...line.pack.scans, ...more.pack.scans] },
  }
}

const withLine = (lines: readonly LineForm[], fresh: LineForm, taken: Hundredths | null): readonly LineForm[] =>
  lines.some((line) => isSame(line, fresh))
    ? lines.map((line) => (isSame(line, fresh) ? withMore(line, fresh, taken) : line))
    : [...lines, fresh]

/**
 * The form with one more pack counted: whole, or what is still wanted of it when that is less. The first scan takes the place of
 * the line that stood for all of it. `said` tells it; a size in another unit than the prescription's is left to the person.
 */
export const countPack = (
  item: Item,
  form: ItemForm,
  matched: MatchedPack,
): { readonly form: ItemForm; readonly said: PackSaid } => {
  const { unit } = item.content.quantity
  const size = sameUnit(matched.product.unit, unit) ? (parseHundredths(matched.product.packSize) ?? null) : null
  const lines = countedLines(item, form)
  const wanted = stillWanted(item, form)
  const taken = size === null || wanted === undefined ? null : Math.min(size, wanted)
  const fresh = lineOf(matched, size, taken === null ? '' : formatHundredths(taken))
  const counted: ItemForm = { ...form, ticked: true, lines: withLine(lines, fresh, taken) }
  const balance = balanceOf(item, counted)
  const { name } = matched.product
  if (taken === null || size === null || balance === undefined)
    return { form: counted, said: packSaid('attention', otherUnitWords(name, unitsWords(unit))) }
  const words = countedPackWords({
    scanned: name,
    split: taken < size ? amountWords(taken, unit) : null,
    sum: formatHundredths(balance.sum),
    wanted: amountWords(balance.sum + balance.short, unit),
  })
  return { form: counted, said: packSaid(taken < size ? 'attention' : 'fresh', words) }
}

/**
 * The forms when the first pack is scanned: what nobody has touched is no longer taken as assembled, because from then on only
 * what was scanned or ticked is. Later packs change nothing of it.
 */
export const untickUntouched = (items: readonly Item[], forms: readonly ItemForm[]): readonly ItemForm[] =>
  forms.some((form) => scannedFor(form).length > 0)
    ? forms
    : forms.map((form) => {
        const item = items.find(({ content }) => content.id === form.itemId)
        const isFresh = item !== undefined && JSON.stringify(form) === JSON.stringify(freshForm(item, form.ticked))
        return isFresh ? { ...form, ticked: false } : form
      })

/** The form with a pack that the product file does not know, to be named, counted and explained by hand. */
export const takeByHand = (item: Item, form: ItemForm, pack: PackScan, today: LocalDate): ItemForm => {
  const { gtin, serial } = pack
  const fresh: LineForm = {
    name: '',
    amount: '',
    batch: pack.batch ?? '',
    expiry: pack.expiry === null ? '' : dateWords(expiryDay(pack.expiry, today)),
    pack: { gtin, code: null, parentCode: null, size: null, scans: [{ gtin, serial }], reason: '' },
  }
  return { ...form, ticked: true, lines: withLine(countedLines(item, form), fresh, null) }
}

import type { DeskCommand } from '../../../../contract/commands.ts'
import type { Item, Owing, ScannedPacks } from '../../../../domain/prescription.ts'
import { formatHundredths, parseHundredths, type Hundredths } from '../../../../domain/quantity.ts'
import type { ScannedPack } from '../../../../domain/scan/pack-check.ts'
import { dateWords } from '../../../wording/numbers-and-dates.ts'
import type { AssembledCounts } from '../../../wording/assembled.ts'
import { owedStillWords } from '../../../wording/owed.ts'
import { readDay, readExpiry } from '../../../wording/read-day.ts'
import { amountOf, leftToAssemble, leftToSupply, portionsHere } from '../../../../domain/supply.ts'

/** The packs scanned for a line. What the product file does not know of one is null, and then a `reason` is needed. */
export interface PackForm {
  readonly gtin: string
  readonly code: string | null
  readonly parentCode: string | null
  /** How much is in one, in the unit of the prescription; null when that is not known. */
  readonly size: Hundredths | null
  readonly scans: readonly ScannedPack[]
  readonly reason: string
}

/** A product line as typed or scanned. */
export interface LineForm {
  readonly name: string
  readonly amount: string
  readonly batch: string
  readonly expiry: string
  readonly pack: PackForm | null
}

/** The assembly of one item as typed. `change` is null while the amount to supply stays as it is. */
export interface ItemForm {
  readonly itemId: string
  readonly ticked: boolean
  readonly lines: readonly LineForm[]
  readonly change: { readonly amount: string; readonly reason: string } | null
  readonly owingReason: string
  /** While packs are scanned, that the rest is to be owed and not still to come. */
  readonly oweRest: boolean
  readonly promisedOn: string
  /** Answered that no day can be promised yet. */
  readonly noDay: boolean
  /** Answered that what was owed before is not owed any more: all of it is here. */
  readonly nothingOwed: boolean
  /** The batches, in capitals, of which it was answered that the pack is another one than came back from a patient. */
  readonly otherPackOf: readonly string[]
}

// What came back from a patient or courier is never assembled again; everything else not out is replaced.
const cameBack = (item: Item): Hundredths => amountOf(portionsHere(item).filter((portion) => portion.cameBack))

/** What can be assembled of an item, when `toSupply` is to be supplied of it. */
const roomFor = (item: Item, toSupply: Hundredths): Hundredths => leftToSupply({ ...item, toSupply }) - cameBack(item)

/** What is owed while the other part of the item came back and is assembled again: only an answer ends it. Else null. */
export const owedStill = (item: Item): Owing | null => (leftToAssemble(item) > 0 ? item.owing : null)

/** What is to be assembled now: all that is left, but for what stays owed. */
export const toAssembleNow = (item: Item): Hundredths =>
  Math.max(0, roomFor(item, item.toSupply) - (owedStill(item)?.amount ?? 0))

/** What is to be assembled of an item, of the product as prescribed, before anything is typed or scanned. */
export const freshLine = (item: Item): LineForm => ({
  name: item.content.drug.name,
  amount: formatHundredths(toAssembleNow(item)),
  batch: '',
  expiry: '',
  pack: null,
})

/** The form as it opens: all that is to be assembled, of the product as prescribed, and what stays owed as it was told. */
export const freshForm = (item: Item, ticked: boolean): ItemForm => {
  const told = owedStill(item) ?? item.owedAgain.at(-1) ?? null
  const { promisedOn = null } = told ?? item.owing ?? {}
  return {
    itemId: item.content.id,
    ticked,
    lines: [freshLine(item)],
    change: null,
    owingReason: told?.reason ?? '',
    oweRest: false,
    promisedOn: promisedOn === null ? '' : dateWords(promisedOn),
    noDay: told?.promisedOn === null,
    nothingOwed: false,
    otherPackOf: [],
  }
}

const amountOfLine = (line: LineForm): Hundredths | undefined =>
  line.amount.trim() === '0' ? 0 : parseHundredths(line.amount.trim())

/** Whether packs are being scanned for an item, so that what is short is still to come unless a person says that it is owed. */
export const isStillScanning = (form: ItemForm): boolean =>
  !form.oweRest && form.lines.some(({ pack }) => pack !== null)

/** An amount in packs of a size: `1 pack and 7 loose`. */
export const inPacks = (amount: Hundredths, size: Hundredths | null) =>
  size === null ? { packs: 0, loose: amount } : { packs: Math.floor(amount / size), loose: amount % size }

const scannedPacks = (pack: PackForm, amount: Hundredths): ScannedPacks => ({
  gtin: pack.gtin,
  parentCode: pack.parentCode,
  scanned: pack.scans.length,
  ...inPacks(amount, pack.size),
  reason: pack.reason.trim() === '' ? null : pack.reason.trim(),
})

const codeOf = (item: Item, { name, pack }: LineForm): string | null => {
  if (pack !== null) return pack.code
  return name === item.content.drug.name ? item.content.drug.code : null
}

const unexplained = (form: ItemForm): boolean =>
  form.lines.some(({ pack }) => pack !== null && pack.parentCode === null && pack.reason.trim() === '')

/** How much the lines say, and how much is then still missing; undefined while an amount cannot be read. */
export const balanceOf = (
  item: Item,
  form: ItemForm,
): { readonly sum: Hundredths; readonly short: Hundredths } | undefined => {
  const amounts = form.lines.map(amountOfLine)
  const toSupply = form.change === null ? item.toSupply : parseHundredths(form.change.amount.trim())
  if (toSupply === undefined || amounts.some((amount) => amount === undefined)) return undefined
  const sum = amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0)
  return { sum, short: roomFor(item, toSupply) - sum }
}

// A patient asks when to come: that nobody knows is an answer, nothing said is not.
const isDayUnanswered = (form: ItemForm): boolean => form.promisedOn.trim() === '' && !form.noDay

/** The batches of the lines, in capitals, of which a pack came back from a patient, to be destroyed. */
export const batchesBack = (item: Item, { lines }: Pick<ItemForm, 'lines'>): readonly string[] => {
  const back = item.broughtBack.flatMap((portion) =>
    portion.lines.flatMap(({ batch }) => batch?.trim().toUpperCase() ?? []),
  )
  const typed = lines.map(({ batch }) => batch.trim().toUpperCase())
  return [...new Set(typed.filter((batch) => batch !== '' && back.includes(batch)))]
}

// A batch is not a pack: only a person sees which of its packs is on the bench.
const mayBeBack = (item: Item, form: ItemForm): string | undefined =>
  batchesBack(item, form).find((batch) => !form.otherPackOf.includes(batch))

/** Whether all of an item is here of which a part is owed, and nobody has said yet that nothing is owed any more. */
export const asksOwing = (item: Item, form: ItemForm): boolean =>
  owedStill(item) !== null && balanceOf(item, form)?.short === 0

/** The command of a filled-in form; undefined while something is missing. */
export const assembleCommand = (item: Item, form: ItemForm): DeskCommand | undefined => {
  const balance = balanceOf(item, form)
  if (!balance || balance.short < 0) return undefined
  const owing =
    balance.short > 0 ? { reason: form.owingReason.trim(), promisedOn: readDay(form.promisedOn) ?? null } : null
  const toSupply =
    form.change === null
      ? null
      : { amount: parseHundredths(form.change.amount.trim()) ?? 0, reason: form.change.reason.trim() }
  if (owing?.reason === '' || toSupply?.reason === '') return undefined
  if ((owing !== null && isStillScanning(form)) || unexplained(form)) return undefined
  const lines = form.lines
    .filter((line) => line.amount.trim() !== '0')
    .map((line) => ({
      product: { code: codeOf(item, line), name: line.name.trim() },
      amount: amountOfLine(line) ?? 0,
      batch: line.batch.trim() === '' ? null : line.batch.trim(),
      expiry: readExpiry(line.expiry) ?? null,
      ...(line.pack === null ? {} : { pack: scannedPacks(line.pack, amountOfLine(line) ?? 0) }),
    }))
  const unread = form.lines.some((line) => line.expiry.trim() !== '' && readExpiry(line.expiry) === undefined)
  const unreadPromise = form.promisedOn.trim() !== '' && readDay(form.promisedOn) === undefined
  if (mayBeBack(item, form) !== undefined) return undefined
  if (isDayUnanswered(form) && owing !== null) return undefined
  if (asksOwing(item, form) && !form.nothingOwed) return undefined
  if (unread || unreadPromise || lines.some((line) => line.product.name === '')) return undefined
  return { type: 'assemble', itemId: form.itemId, lines, toSupply, owing }
}

/** What of a form keeps it from being recorded, in a sentence; undefined when nothing does. */
export const assembleMissing = (item: Item, form: ItemForm): string | undefined => {
  if (assembleCommand(item, form) !== undefined) return undefined
  const balance = balanceOf(item, form)
  const name = item.content.drug.name
  if (!balance) return `${name}: an amount cannot be read.`
  if (balance.short < 0) return `${name}: that is more than may be supplied.`
  if (form.change !== null && form.change.reason.trim() === '') return `${name}: say why another amount is supplied.`
  if (balance.short > 0 && isStillScanning(form)) return `${name}: scan the rest, or owe it.`
  if (balance.short > 0 && form.owingReason.trim() === '') return `${name}: say why the rest is owed.`
  if (balance.short > 0 && isDayUnanswered(form))
    return `${name}: say for which day the rest is promised, or that it is not known yet.`
  const owed = owedStill(item)
  if (owed !== null && asksOwing(item, form) && !form.nothingOwed)
    return `${name}: ${owedStillWords(owed.amount, item.content.quantity.unit)}`
  if (form.lines.some((line) => line.name.trim() === '')) return `${name}: name the product.`
  const back = mayBeBack(item, form)
  if (back !== undefined)
    return `${name}: a pack of batch ${back} came back from a patient. Say that this is another one.`
  if (unexplained(form)) return `${name}: say why the pack that is not in the product file is right.`
  return `${name}: a day cannot be read.`
}

/** How many of the items chosen are made, with a pack scanned or not, and of how many all is owed. */
export const countsOf = (chosen: readonly ItemForm[]): AssembledCounts => {
  const made = chosen.filter(({ lines }) => lines.some(({ amount }) => amount.trim() !== '0'))
  const byEye = made.filter(({ lines }) => lines.every(({ pack }) => pack === null))
  return { made: made.length, byEye: byEye.length, owed: chosen.length - made.length }
}

/** What is not noted of the lines taken, for a recall to find; undefined when all is. Never in the way. */
export const notNoted = (form: ItemForm): string | undefined => {
  const taken = form.lines.filter((line) => line.amount.trim() !== '0')
  const noBatch = taken.some((line) => line.batch.trim() === '')
  const noExpiry = taken.some((line) => line.expiry.trim() === '')
  if (noBatch && noExpiry) return 'No batch and no expiry noted'
  if (noBatch) return 'No batch noted'
  return noExpiry ? 'No expiry noted' : undefined
}

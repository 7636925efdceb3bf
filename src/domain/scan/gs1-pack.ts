import { parseGtin } from './gtin.ts'
import type { Gs1Field } from './gs1-fields.ts'
import type { PackScan, Unreadable } from './pack-scan.ts'

const isExpiry = (text: string): boolean => {
  const [year, month, day] = [text.slice(0, 2), text.slice(2, 4), text.slice(4)].map(Number)
  if (year === undefined || month === undefined || day === undefined || month < 1 || month > 12) return false
  // The century needs today's date; of the years a pack can mean, 2000 to 2099 has every leap day.
  return day <= new Date(Date.UTC(2000 + year, month, 0)).getUTCDate()
}

/** The pack that fields speak of, or why none is to be had: a code without a GTIN, two that contradict each other, a wrong check digit or date. */
export const packOf = (fields: readonly Gs1Field[]): PackScan | Unreadable => {
  const said = new Map<string, string>()
  for (const [ai, value] of fields) {
    if ((said.get(ai) ?? value) !== value) return 'damaged'
    said.set(ai, value)
  }
  const number = said.get('01')
  if (number === undefined) return 'other'
  const gtin = parseGtin(number)
  if (gtin === undefined) return 'check-digit'
  const expiry = said.get('17') ?? null
  if (expiry !== null && !isExpiry(expiry)) return 'damaged'
  return {
    gtin,
    batch: said.get('10') ?? null,
    expiry,
    serial: said.get('21') ?? null,
    national: Object.fromEntries([...said].filter(([ai]) => /^71[0-6]$/.test(ai))),
  }
}

import type { Prescription, Told } from './prescription.ts'
import { isOpen } from './supply.ts'

/** What the patient was told that still holds. Times are UTC ms. */
export type PromiseNow = Pick<Told, 'waitingSince' | 'at'>

const nothing: PromiseNow = { waitingSince: null, at: null }

/** What holds of what the patient was told: it is over once anything has left since, or nothing is left to supply. */
export const promiseNow = (p: Prescription): PromiseNow => {
  const told = p.promised
  if (told === null || p.returned !== null || !p.items.some(isOpen)) return nothing
  const left = p.items.some((item) => item.portions.some(({ out }) => out !== null && out.stamp.at >= told.stamp.at))
  return left ? nothing : { waitingSince: told.waitingSince, at: told.at }
}

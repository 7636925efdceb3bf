import { completeShortId } from './check-digits.ts'
import type { Identity, Script } from './script.ts'

/** Fresh ids: hexadecimal digits from `random`, and a counter so that one series never repeats a prescription number. */
export interface IdSource {
  readonly uuid: () => string
  readonly identity: (script: Script, surgery: string) => Omit<Identity, 'issue'>
}

/** Ids of one series; `from` is the number of the first. Two series with other randomness are as good as never alike. */
export const practiceIds = (random: () => number, from: number): IdSource => {
  let next = from
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('')
  const uuid = (): string =>
    `${hex(8)}-${hex(4)}-4${hex(3)}-${(8 + Math.floor(random() * 4)).toString(16)}${hex(3)}-${hex(12)}`
  return {
    uuid,
    identity: (script, surgery) => {
      const serial = (next++ % 0x100000).toString(16).padStart(5, '0')
      return {
        shortId: completeShortId(`${hex(6)}-${surgery.padStart(6, '0')}-${serial}`.toUpperCase()),
        longId: uuid(),
        itemIds: script.items.map(uuid),
      }
    },
  }
}

import type { EventBody } from '../../../../domain/events.ts'
import type { Payment } from '../../../../domain/payment.ts'
import { outPortions } from '../../../../domain/supply.ts'
import { itemOf, type Detail } from '../detail.ts'
import type { Other } from '../use-others.ts'

/** What was paid at a hand-out: when (UTC ms), and what. */
export interface EarlierCharge {
  readonly at: number
  readonly payment: Extract<Payment, { readonly how: 'paid' }>
}

type HandedOut = Extract<EventBody, { readonly type: 'handed-out' }>

// The history tells each act in the newest shape of its type; null where its body was removed.
const handedOut = ({ type, body }: Detail['acts'][number]): HandedOut | null =>
  type === 'handed-out' ? (body as HandedOut | null) : null

const paidAt = (act: Detail['acts'][number]): EarlierCharge | null => {
  const payment = handedOut(act)?.payment
  return payment?.how === 'paid' ? { at: act.happenedAt, payment } : null
}

/** The charge that was taken at an act of the history; null where none was. */
export const chargeOfAct = (acts: Detail['acts'], eventId: string): EarlierCharge | null => {
  const act = acts.find((one) => one.eventId === eventId)
  return act === undefined ? null : paidAt(act)
}

/** The charge last taken for an item of which nothing is out any more: the hand-out it was taken at does not stand, its money may. */
export const earlierCharge = ({ detail, itemIds }: Other): EarlierCharge | null => {
  const { acts, prescription } = detail
  const again = itemIds.filter((itemId) => {
    const item = itemOf(prescription, itemId)
    return item !== undefined && outPortions(item).length === 0
  })
  const paid = acts.filter((act) => handedOut(act)?.portions.some(({ itemId }) => again.includes(itemId)) === true)
  return paid.flatMap((act) => paidAt(act) ?? []).at(-1) ?? null
}

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

const paidAt = ({ type, body, happenedAt }: Detail['acts'][number]): EarlierCharge | null => {
  if (type !== 'handed-out') return null
  // The history tells each act in the newest shape of its type.
  const { payment } = body as HandedOut
  return payment?.how === 'paid' ? { at: happenedAt, payment } : null
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
  const paid = acts.filter(
    ({ type, body }) =>
      type === 'handed-out' && (body as HandedOut).portions.some(({ itemId }) => again.includes(itemId)),
  )
  return paid.flatMap((act) => paidAt(act) ?? []).at(-1) ?? null
}

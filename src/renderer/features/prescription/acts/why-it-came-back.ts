import type { EventBody } from '../../../../domain/events.ts'
import type { Item } from '../../../../domain/prescription.ts'
import type { NearMiss } from '../../../../domain/safety.ts'
import type { Detail } from '../detail.ts'

type Failed = Extract<EventBody, { readonly type: 'accuracy-check-failed' }>

/** The near miss by which what was assembled last of an item came back; null where it did not come back by one. */
export const whyItCameBack = (acts: Detail['acts'], item: Item): NearMiss | null => {
  // The history tells each act in the newest shape of its type; null where its body was removed.
  const last = acts.findLast(
    ({ type, body }) =>
      (type === 'assembled' || type === 'accuracy-check-failed') &&
      (body as { readonly itemId: string } | null)?.itemId === item.content.id,
  )
  return last?.type === 'accuracy-check-failed' ? (last.body as Failed).nearMiss : null
}

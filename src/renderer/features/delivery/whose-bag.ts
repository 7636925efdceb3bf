import { useCallback } from 'react'
import { ask } from '../../bridge/ask.ts'
import { useBridge } from '../../bridge/bridge-context.ts'
import type { useSayScan } from '../../ui/scanning.tsx'
import { ownerWords } from '../../wording/bags.ts'
import { notToDeliverWords } from '../../wording/delivery.ts'

/** Resolves with whose a bag is. */
export type WhoseBag = (bagId: string) => Promise<readonly string[] | null>

/** Asks whose a scanned bag is: nobody's here is an empty list, null that it could not be asked. */
export const useWhoseBag = (): WhoseBag => {
  const bridge = useBridge()
  return useCallback(
    async (bagId) => {
      const outcome = await ask(bridge, 'bag:find', { bagId })
      if (outcome.kind !== 'answer') return null
      const { placed, lying, toPlace } = outcome.value
      const here = [...placed, ...lying]
      return [...new Set((here.length > 0 ? here : toPlace).map(({ patient }) => ownerWords(patient)))]
    },
    [bridge],
  )
}

/** Says at once that a bag is not to be delivered, for it may be on its way into the crate, and whose it is as soon as that is known. */
export const sayNotToDeliver = async (
  bagId: string,
  say: ReturnType<typeof useSayScan>,
  whose: WhoseBag,
): Promise<void> => {
  const sayMore = say({ tone: 'danger', ...notToDeliverWords(bagId, null) })
  const owners = await whose(bagId)
  if (owners !== null) sayMore({ tone: 'danger', ...notToDeliverWords(bagId, owners) })
}

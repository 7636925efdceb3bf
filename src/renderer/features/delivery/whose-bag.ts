import { useCallback } from 'react'
import { ask } from '../../bridge/ask.ts'
import { useBridge } from '../../bridge/bridge-context.ts'
import { ownerWords } from '../../wording/bags.ts'

/** Asks whose a scanned bag is: nobody's here is an empty list, null that it could not be asked. */
export const useWhoseBag = (): ((bagId: string) => Promise<readonly string[] | null>) => {
  const bridge = useBridge()
  return useCallback(
    async (bagId) => {
      const outcome = await ask(bridge, 'bag:find', { bagId })
      if (outcome.kind !== 'answer') return null
      const { placed, toPlace } = outcome.value
      return [...new Set((placed.length > 0 ? placed : toPlace).map(({ patient }) => ownerWords(patient)))]
    },
    [bridge],
  )
}

import { useCallback } from 'react'
import { parseNhsNumber, parseShortId } from '../../domain/identifiers.ts'
import { ask } from '../bridge/ask.ts'
import { useBridge } from '../bridge/bridge-context.ts'

/**
 * Takes in hand what a typed or scanned text means: the one match, or the first where an exact prescription id or NHS number
 * matches several (issues of one patient). Gives whether there was one; otherwise the found list is left to choose from.
 */
export const useTakeByText = (onTake: (id: string) => void): ((typed: string) => Promise<boolean>) => {
  const bridge = useBridge()
  return useCallback(
    async (typed) => {
      const outcome = await ask(bridge, 'queue:page', { stage: null, search: typed, after: null, limit: 2 })
      if (outcome.kind !== 'answer') return false
      const [first, second] = outcome.value.rows
      const exact = parseShortId(typed) !== undefined || parseNhsNumber(typed) !== undefined
      if (!first || (second && !exact)) return false
      onTake(first.id)
      return true
    },
    [bridge, onTake],
  )
}

import { useCallback } from 'react'
import { parseNhsNumber, parseShortId } from '../../domain/identifiers.ts'
import { ask, type Outcome } from '../bridge/ask.ts'
import { useBridge } from '../bridge/bridge-context.ts'
import type { ScanSaid } from '../ui/scan-messages.ts'
import { useSayScan } from '../ui/scanning.tsx'
import { isCovered } from '../ui/use-keys.ts'
import { answeredLateWords, severalFoundWords } from '../wording/scans.ts'
import { troubleWords } from '../wording/troubles.ts'

/**
 * What an answer to a typed text means: the one match, or the first where an exact prescription id or NHS number matches several
 * (issues of one patient). Several others are left to choose from, which is said. Nothing is taken in hand behind a window that has opened
 * meanwhile (`covered`), and nothing for a text that does not stand in the search any more (not `meant`).
 */
export const takenByText = (
  typed: string,
  outcome: Outcome<'queue:page'>,
  { covered, meant }: { readonly covered: boolean; readonly meant: boolean },
): { readonly take: string } | { readonly say: ScanSaid } | null => {
  if (!meant || outcome.kind === 'refusal') return null
  if (outcome.kind !== 'answer') {
    const { what, todo } = troubleWords(outcome)
    return { say: { tone: 'attention', head: what, todo } }
  }
  const [first, second] = outcome.value.rows
  const exact = parseShortId(typed) !== undefined || parseNhsNumber(typed) !== undefined
  if (!first) return null
  if (second && !exact) return { say: { tone: 'attention', ...severalFoundWords } }
  return covered ? { say: { tone: 'attention', ...answeredLateWords } } : { take: first.id }
}

/** Takes in hand what a typed text means, or says why not; nothing where it is not meant any more. Gives whether one was taken. */
export const useTakeByText = (
  onTake: (id: string) => void,
): ((typed: string, isMeant: () => boolean) => Promise<boolean>) => {
  const bridge = useBridge()
  const say = useSayScan()
  return useCallback(
    async (typed, isMeant) => {
      const outcome = await ask(bridge, 'queue:page', { stage: null, search: typed, after: null, limit: 2 })
      const what = takenByText(typed, outcome, { covered: isCovered(), meant: isMeant() })
      if (what !== null && 'say' in what) say(what.say)
      if (what === null || 'say' in what) return false
      onTake(what.take)
      return true
    },
    [bridge, onTake, say],
  )
}

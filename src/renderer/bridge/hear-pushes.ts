import type { QueryClient } from '@tanstack/react-query'
import type { Bridge, QuestionName } from '../../contract/index.ts'
import { isOfOthersBegun, mayHaveChanged } from './asked-again.ts'
import { gatherPushes, type GatherDeps } from './gather-pushes.ts'

const aboutUpdates = 'updates:state' satisfies QuestionName
const inHand = 'prescription:detail' satisfies QuestionName
const list = 'queue:page' satisfies QuestionName

/** Asks what is shown again when the app says that it may have changed; `startOver` when the app did. Gives how to stop. */
export const hearPushes = (
  bridge: Pick<Bridge, 'onPush'>,
  queries: QueryClient,
  { after, startOver }: Pick<GatherDeps, 'after'> & { readonly startOver: () => void },
): (() => void) => {
  const gathering = gatherPushes({
    after,
    askAgain: (heard, lists) => {
      const changed = mayHaveChanged(heard)
      // One that is not shown is not asked again but forgotten: taken in hand from now on, it is read anew.
      queries.removeQueries({ queryKey: [inHand], type: 'inactive' })
      void queries.invalidateQueries({
        predicate: (query) => (lists || query.queryKey[0] !== list) && changed(query),
      })
    },
    askLists: () => void queries.invalidateQueries({ queryKey: [list] }),
  })
  const off = bridge.onPush((push) => {
    if (push.kind === 'restarted') startOver()
    else if (push.kind === 'updates') void queries.invalidateQueries({ queryKey: [aboutUpdates] })
    else if (push.kind === 'work') void queries.invalidateQueries({ predicate: mayHaveChanged('work') })
    else if (push.kind === 'drafts') void queries.invalidateQueries({ predicate: isOfOthersBegun(push.personId) })
    else gathering.heard(push.kind)
  })
  return () => {
    gathering.stop()
    off()
  }
}

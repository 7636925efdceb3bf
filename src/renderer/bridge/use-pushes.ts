import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { QuestionName } from '../../contract/index.ts'
import { useBridge } from './bridge-context.ts'

const aboutUpdates = 'updates:state' satisfies QuestionName

const gatherMs = 150
// Updates that leave change no line but the mark that one needs somebody: a long list is not asked for again after each.
const listsAfterSyncMs = 5_000
const list = 'queue:page' satisfies QuestionName

/** Asks everything shown again when the app says that something changed, and starts over when the app did. */
export const usePushes = (): void => {
  const bridge = useBridge()
  const queries = useQueryClient()
  useEffect(() => {
    let gathering: number | undefined
    let lists: number | undefined
    let onlySync = true
    const off = bridge.onPush((push) => {
      if (push.kind === 'restarted') {
        window.location.reload()
        return
      }
      if (push.kind === 'updates') {
        void queries.invalidateQueries({ queryKey: [aboutUpdates] })
        return
      }
      onlySync &&= push.kind === 'sync'
      gathering ??= window.setTimeout(() => {
        const quiet = onlySync
        gathering = undefined
        onlySync = true
        void queries.invalidateQueries({ predicate: ({ queryKey }) => !quiet || queryKey[0] !== list })
        if (quiet)
          lists ??= window.setTimeout(() => {
            lists = undefined
            void queries.invalidateQueries({ queryKey: [list] })
          }, listsAfterSyncMs)
      }, gatherMs)
    })
    return () => {
      window.clearTimeout(gathering)
      window.clearTimeout(lists)
      off()
    }
  }, [bridge, queries])
}

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useBridge } from './bridge-context.ts'

const gatherMs = 150

/** Asks everything shown again when the app says that something changed, and starts over when the app did. */
export const usePushes = (): void => {
  const bridge = useBridge()
  const queries = useQueryClient()
  useEffect(() => {
    let gathering: number | undefined
    const off = bridge.onPush((push) => {
      if (push.kind === 'restarted') {
        window.location.reload()
        return
      }
      gathering ??= window.setTimeout(() => {
        gathering = undefined
        void queries.invalidateQueries()
      }, gatherMs)
    })
    return () => {
      window.clearTimeout(gathering)
      off()
    }
  }, [bridge, queries])
}

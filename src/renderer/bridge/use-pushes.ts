import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useBridge } from './bridge-context.ts'
import { hearPushes } from './hear-pushes.ts'

const after = (ms: number, work: () => void): (() => void) => {
  const timer = window.setTimeout(work, ms)
  return () => {
    window.clearTimeout(timer)
  }
}

const startOver = (): void => {
  window.location.reload()
}

/** Asks what is shown again when the app says that it may have changed, and starts over when the app did. */
export const usePushes = (): void => {
  const bridge = useBridge()
  const queries = useQueryClient()
  useEffect(() => hearPushes(bridge, queries, { after, startOver }), [bridge, queries])
}

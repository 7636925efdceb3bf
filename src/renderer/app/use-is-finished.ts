import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Answered } from '../bridge/ask.ts'

/** Says whether nothing is left to do on a prescription, as it was shown last; one that was never shown counts as unfinished. */
export const useIsFinished = (): ((id: string) => boolean) => {
  const queries = useQueryClient()
  return useCallback(
    (id) => {
      const shown = queries.getQueryData<Answered<'prescription:detail'>>(['prescription:detail', { id }])
      return shown?.kind === 'answer' && shown.value.stage === 'done'
    },
    [queries],
  )
}

import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Bridge, Input } from '../../../contract/index.ts'
import { useBridge } from '../../bridge/bridge-context.ts'
import { askFirstPage } from '../../bridge/use-pages.ts'

/** More than a high screen shows: what is found is painted sooner, and the rest is fetched by whoever scrolls. */
export const firstFound = 40

/** What a search asks for, by the text without spaces around it: whatever the lists are cut down to. */
export const asFound = (search: string): Omit<Input<'queue:page'>, 'after' | 'limit'> => ({
  stage: null,
  search,
  only: [],
  byPatient: false,
})

/** Asks for what a text finds; null where that is known, and for nothing where there is no text. */
export const askFound = (bridge: Bridge, queries: QueryClient, text: string): Promise<void> | null => {
  const search = text.trim()
  return search === '' ? null : askFirstPage(bridge, queries, 'queue:page', asFound(search), firstFound)
}

/** Asks for what is typed at the key, before the list of it is drawn. */
export const useAskFound = (): ((text: string) => Promise<void> | null) => {
  const bridge = useBridge()
  const queries = useQueryClient()
  return useCallback((text) => askFound(bridge, queries, text), [bridge, queries])
}

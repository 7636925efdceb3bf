import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Bridge, Output } from '../../../../contract/index.ts'
import type { Draft } from '../../../../contract/drafts.ts'
import { ask, type Outcome } from '../../../bridge/ask.ts'
import { useBridge } from '../../../bridge/bridge-context.ts'

/** Whose half-done work on which prescription. */
export interface DraftsOf {
  readonly personId: string
  readonly prescriptionId: string
}

/** Keeps and drops half-done work, one after the other in the order asked. */
export interface Drafts {
  /** Resolves with what came of it: a draft that could not be kept is said where it is typed. */
  readonly save: (of: DraftsOf, draft: Draft) => Promise<Outcome<'draft:save'>>
  /** What could not be dropped is shown again. */
  readonly drop: (of: DraftsOf, act: string) => Promise<Outcome<'draft:drop'>>
}

// The window may be opened again before the app has answered.
const shownAtOnce = (queries: QueryClient, of: DraftsOf, act: string, draft: Draft | null): void => {
  const key = ['draft:find', of]
  void queries.cancelQueries({ queryKey: key })
  queries.setQueryData<{ readonly kind: 'answer'; readonly value: Output<'draft:find'> }>(key, (before) => {
    const rest = before?.value.drafts.filter((one) => one.act !== act) ?? []
    const drafts = draft === null ? rest : [...rest, draft]
    return { kind: 'answer', value: { drafts, others: before?.value.others ?? [] } }
  })
}

const createDrafts = (bridge: Bridge, queries: QueryClient): Drafts => {
  let last: Promise<unknown> = Promise.resolve()
  const afterwards = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work)
    last = done.then(() => queries.invalidateQueries({ queryKey: ['draft:list'] }))
    return done
  }
  return {
    save: (of, draft) => {
      shownAtOnce(queries, of, draft.act, draft)
      return afterwards(() => ask(bridge, 'draft:save', { ...of, ...draft }))
    },
    drop: async (of, act) => {
      shownAtOnce(queries, of, act, null)
      const outcome = await afterwards(() => ask(bridge, 'draft:drop', { ...of, act }))
      if (outcome.kind !== 'answer') void queries.invalidateQueries({ queryKey: ['draft:find', of] })
      return outcome
    },
  }
}

/** The way to keep half-done work; a save that fails is tried again with the next change. */
export const useDrafts = (): Drafts => {
  const bridge = useBridge()
  const queries = useQueryClient()
  return useMemo(() => createDrafts(bridge, queries), [bridge, queries])
}

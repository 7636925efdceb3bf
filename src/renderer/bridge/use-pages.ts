import { replaceEqualDeep, useInfiniteQuery, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Bridge, Input, Output } from '../../contract/index.ts'
import { ask, type Outcome, type Trouble } from './ask.ts'
import { useBridge } from './bridge-context.ts'
import { NoAnswer, troubleOf } from './use-question.ts'

/** The questions that answer with a page and the key of the next. */
export type PagedQuestion =
  'queue:page' | 'sync:page' | 'intake:page' | 'claims:page' | 'acts:mine' | 'safety:page' | 'restore:review'

/** The pages fetched so far. `first` carries the counts; `more` fetches the next page when there is one. */
export interface Pages<Q extends PagedQuestion> {
  readonly first: Output<Q> | undefined
  readonly rows: readonly Output<Q>['rows'][number][]
  readonly hasMore: boolean
  readonly more: () => void
  readonly waiting: boolean
  /** Whether it was asked for since it was opened; before, what is shown is how it was left. */
  readonly askedSinceOpened: boolean
  readonly trouble: Trouble | undefined
  readonly askAgain: () => void
}

/** A page before it is known of which question. */
interface AnyPage {
  readonly rows: readonly unknown[]
  readonly next: string | null
}

/** What a list is asked for by, but for the page. */
type ListAsked<Q extends PagedQuestion> = Omit<Input<Q>, 'after' | 'limit'>

interface PageAsked {
  readonly pageParam: string | null
  readonly client: QueryClient
  readonly queryKey: readonly unknown[]
}

const pageRows = 200

const pageBefore = (client: QueryClient, queryKey: readonly unknown[], after: string | null): AnyPage | undefined => {
  const before = client.getQueryData<InfiniteData<AnyPage, string | null>>(queryKey)
  return before?.pages[before.pageParams.indexOf(after)]
}

const idOf = (row: unknown): unknown => (typeof row === 'object' && row !== null && 'id' in row ? row.id : undefined)

// Lines that are as they were stay the same objects, wherever they stand now, and are not drawn again.
const likeBefore = (before: AnyPage | undefined, page: AnyPage): AnyPage => {
  const known = new Map(before?.rows.map((row) => [idOf(row), row]))
  return { ...page, rows: page.rows.map((row) => replaceEqualDeep(known.get(idOf(row)), row)) }
}

/** How a list is kept and asked for, page by page. Its function throws `NoAnswer`. */
export const pagesOf = <Q extends PagedQuestion>(bridge: Bridge, name: Q, asked: ListAsked<Q>, firstRows: number) => ({
  queryKey: [name, 'pages', asked] as const,
  initialPageParam: null as string | null,
  // Each page is compared as it comes: thousands of lines at one go would hold the screen up.
  structuralSharing: false,
  queryFn: async ({ pageParam, client, queryKey }: PageAsked): Promise<AnyPage> => {
    const limit = pageParam === null ? firstRows : pageRows
    const input = { ...asked, after: pageParam, limit } as unknown as Input<PagedQuestion>
    const outcome: Outcome<PagedQuestion> = await ask<PagedQuestion>(bridge, name, input)
    if (outcome.kind === 'answer') return likeBefore(pageBefore(client, queryKey, pageParam), outcome.value)
    // A list is never refused for a reason of its own: asking for it wrongly is a bug.
    throw new NoAnswer(outcome.kind === 'refusal' ? { kind: 'fault', reference: name } : outcome)
  },
  getNextPageParam: (page: AnyPage): string | null => page.next,
})

/** Asks for a list page by page, by key; after a push every page that is shown is asked for again. A first page of fewer lines is there sooner. */
export const usePages = <Q extends PagedQuestion>(name: Q, asked: ListAsked<Q>, firstRows = pageRows): Pages<Q> => {
  const bridge = useBridge()
  const query = useInfiniteQuery(pagesOf(bridge, name, asked, firstRows))
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data])
  return {
    // Answers to `name`, so of its type.
    first: query.data?.pages[0] as Output<Q> | undefined,
    rows: rows as Pages<Q>['rows'],
    hasMore: query.hasNextPage,
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
    },
    waiting: query.isPending,
    askedSinceOpened: query.isFetchedAfterMount,
    trouble: troubleOf(query.error),
    askAgain: () => void query.refetch(),
  }
}

/**
 * Asks for the first page of a list that `usePages` is about to show, so that it is on its way before the screen is drawn. Null
 * where it was known before; else it is over with the answer or with its trouble, which the list tells.
 */
export const askFirstPage = <Q extends PagedQuestion>(
  bridge: Bridge,
  queries: QueryClient,
  name: Q,
  asked: ListAsked<Q>,
  firstRows: number,
): Promise<void> | null => {
  const pages = pagesOf(bridge, name, asked, firstRows)
  const isKnown = queries.getQueryData(pages.queryKey) !== undefined
  const over = (): void => undefined
  const asking = queries.infiniteQuery(pages).then(over, over)
  return isKnown ? null : asking
}

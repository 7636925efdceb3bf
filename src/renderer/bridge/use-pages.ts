import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Input, Output } from '../../contract/index.ts'
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

const pageRows = 200

/** Asks for a list page by page, by key; after a push every page that is shown is asked for again. */
export const usePages = <Q extends PagedQuestion>(
  name: Q,
  asked: Omit<Input<Q>, 'after' | 'limit'>,
  keepPrevious = false,
): Pages<Q> => {
  const bridge = useBridge()
  const query = useInfiniteQuery({
    queryKey: [name, 'pages', asked],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam }): Promise<AnyPage> => {
      const input = { ...asked, after: pageParam, limit: pageRows } as unknown as Input<PagedQuestion>
      const outcome: Outcome<PagedQuestion> = await ask<PagedQuestion>(bridge, name, input)
      if (outcome.kind === 'answer') return outcome.value
      // A list is never refused for a reason of its own: asking for it wrongly is a bug.
      throw new NoAnswer(outcome.kind === 'refusal' ? { kind: 'fault', reference: name } : outcome)
    },
    getNextPageParam: (page) => page.next,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
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

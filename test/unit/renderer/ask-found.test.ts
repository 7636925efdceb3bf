import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { Bridge } from '../../../src/contract/index.ts'
import { pagesOf } from '../../../src/renderer/bridge/use-pages.ts'
import { askFound, asFound, firstFound } from '../../../src/renderer/features/queue/ask-found.ts'

/** A screen that nothing is shown on yet; `asked` is what the app was asked for, and `away` that it does not answer. */
const screen = ({ away = false } = {}) => {
  const asked: unknown[] = []
  const bridge: Bridge = {
    ask: (question, input) => {
      asked.push([question, input])
      return away
        ? Promise.reject(new Error('away'))
        : Promise.resolve({ kind: 'answer', value: { asOf: 1, rows: [], next: null } })
    },
    onPush: () => () => undefined,
  }
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } })
  /** The list of what the search finds comes up; gives whether it knows, or cannot know, what that is. */
  const show = async (search: string): Promise<string> => {
    const list = new InfiniteQueryObserver(queries, pagesOf(bridge, 'queue:page', asFound(search), firstFound))
    return new Promise((resolve) => {
      const off = list.subscribe(({ status }) => {
        if (status === 'pending') return
        off()
        resolve(status)
      })
    })
  }
  return { asked, show, type: (text: string) => askFound(bridge, queries, text) }
}

test('what a search finds is asked for at the key, and not again by the list that shows it', async () => {
  const { asked, show, type } = screen()
  const asking = type(' smi ')
  expect(asked).toEqual([['queue:page', { ...asFound('smi'), after: null, limit: firstFound }]])
  expect(await show('smi')).toBe('success')
  await asking
  expect(type('smi')).toBeNull()
  expect(asked).toHaveLength(1)
})

test('nothing is asked for where only spaces are typed', () => {
  const { asked, type } = screen()
  expect(type('  ')).toBeNull()
  expect(asked).toEqual([])
})

test('an app that does not answer the key has its trouble told by the list', async () => {
  const { show, type } = screen({ away: true })
  const asking = type('smi')
  expect(await show('smi')).toBe('error')
  await asking
})

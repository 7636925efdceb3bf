import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { Bridge, Push } from '../../../src/contract/index.ts'
import { hearPushes } from '../../../src/renderer/bridge/hear-pushes.ts'
import { sendAct, type ActAsked } from '../../../src/renderer/bridge/send-act.ts'
import { asQuery } from '../../../src/renderer/bridge/use-question.ts'

const act: ActAsked = { actId: 'a', asPersonId: 'p', happened: null, commands: [] }
const detail = (id: string, asOf: number) => ({ asOf, prescription: { id } })

/** A screen with a list, its counts and a prescription in hand; the app is at `sequence` and tells of every act. */
const screen = async () => {
  const asked: string[] = []
  const timers: (() => void)[] = []
  let tell: (push: Push) => void = () => undefined
  let sequence = 1
  let refuses = false
  const answerTo = (question: string, input: unknown): unknown => {
    const { id = '', shown = [] } = input as { readonly id?: string; readonly shown?: readonly string[] }
    if (question === 'prescription:detail') return detail(id, sequence)
    if (question !== 'prescription:act') return { asOf: sequence }
    sequence += 1
    tell({ kind: 'changed', sequence, ids: [] })
    return { sequence, prescriptions: [], shown: shown.map((one) => detail(one, sequence)) }
  }
  const bridge: Bridge = {
    ask: (question, input) => {
      asked.push(question)
      return Promise.resolve(refuses ? { kind: 'refusal' } : { kind: 'answer', value: answerTo(question, input) })
    },
    onPush: (listener) => {
      tell = listener
      return () => undefined
    },
  }
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } })
  hearPushes(bridge, queries, {
    after: (_ms, work) => {
      timers.push(work)
      return () => undefined
    },
    startOver: () => undefined,
  })
  const show = (query: { readonly queryKey: unknown[]; readonly queryFn: () => Promise<unknown> }): void => {
    new QueryObserver(queries, query).subscribe(() => undefined)
  }
  show(asQuery(bridge, 'prescription:detail', { id: 'in hand' }))
  show(asQuery(bridge, 'queue:counts', {}))
  show(asQuery(bridge, 'queue:page', { stage: 'check', search: '', after: null, limit: 1 }))
  show(asQuery(bridge, 'desk:state', {}))
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  }
  await settled()
  asked.length = 0
  return {
    asked,
    queries,
    show,
    refuse: () => {
      refuses = true
    },
    act: () => sendAct(bridge, queries, act),
    inHand: () =>
      queries.getQueryData<{ readonly value: ReturnType<typeof detail> }>(['prescription:detail', { id: 'in hand' }])
        ?.value.asOf,
    // What was put off is done, once each.
    later: async () => {
      for (const work of timers.splice(0)) work()
      await settled()
    },
  }
}

test('of two prescriptions shown an act brings each under its own id', async () => {
  const { act, asked, later, queries, show } = await screen()
  show(
    asQuery(
      { ask: () => Promise.reject(new Error('Not asked')), onPush: () => () => undefined },
      'prescription:detail',
      { id: 'beside' },
    ),
  )
  queries.setQueryData(['prescription:detail', { id: 'beside' }], { kind: 'answer', value: detail('beside', 1) })
  await later()
  asked.length = 0
  await act()
  expect(asked).toEqual(['prescription:act'])
  for (const id of ['in hand', 'beside'])
    expect(queries.getQueryData(['prescription:detail', { id }])).toEqual({ kind: 'answer', value: detail(id, 2) })
})

test('when an act is told as done, what it left of the one in hand is shown and nothing else was asked', async () => {
  const { act, asked, inHand } = await screen()
  await act()
  expect(asked).toEqual(['prescription:act'])
  expect(inHand()).toBe(2)
})

test('one act asks for the list once, and not for what only the desk changes', async () => {
  const { act, asked, later } = await screen()
  await act()
  await later()
  await later()
  expect(asked.toSorted()).toEqual(['prescription:act', 'prescription:detail', 'queue:counts', 'queue:page'])
})

test('after a refusal everything shown is asked again at once', async () => {
  const { act, asked, refuse } = await screen()
  refuse()
  await act()
  expect(asked).toEqual(['prescription:act', 'prescription:detail', 'queue:counts', 'queue:page', 'desk:state'])
})

test('a prescription that is not shown any more is forgotten with the next change, so that it is never shown as it was', async () => {
  const { act, queries, later } = await screen()
  queries.setQueryData(['prescription:detail', { id: 'before' }], { kind: 'answer', value: detail('before', 1) })
  await act()
  await later()
  expect(queries.getQueryData(['prescription:detail', { id: 'before' }])).toBeUndefined()
  expect(queries.getQueryData(['prescription:detail', { id: 'in hand' }])).toBeDefined()
})

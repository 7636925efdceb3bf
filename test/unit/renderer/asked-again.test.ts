import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { Output } from '../../../src/contract/index.ts'
import { mayHaveChanged, shownPrescriptions } from '../../../src/renderer/bridge/asked-again.ts'
import { takeInDetail } from '../../../src/renderer/bridge/take-in-detail.ts'

const fine = { error: null }
const failed = { error: new Error('unreachable') }
const again = (heard: Parameters<typeof mayHaveChanged>[0], name: string, state: typeof fine | typeof failed = fine) =>
  mayHaveChanged(heard)({ queryKey: [name, {}], state })

test('an act changes lists, counts and prescriptions, and nothing that is only done at a desk', () => {
  for (const name of [
    'queue:page',
    'queue:counts',
    'prescription:detail',
    'sync:state',
    'patient:record',
    'duty:state',
  ])
    expect(again('act', name)).toBe(true)
  for (const name of ['start:state', 'place:last', 'lists:choices', 'desk:state'])
    expect(again('act', name)).toBe(false)
})

test('an update that leaves changes what the NHS shows and what waits, and nothing that was begun or written down', () => {
  for (const name of ['sync:state', 'sync:page', 'prescription:detail', 'queue:counts', 'health:state', 'restore:lost'])
    expect(again('sync', name)).toBe(true)
  for (const name of ['draft:find', 'draft:list', 'patient:record', 'intake:page', 'duty:state', 'desk:state'])
    expect(again('sync', name)).toBe(false)
})

test('how far a backup or a restore is changes what is said about it, and no list and no prescription', () => {
  for (const name of ['backup:state', 'restore:state', 'leaving:state', 'health:state', 'updates:state'])
    expect(again('work', name)).toBe(true)
  for (const name of ['queue:page', 'queue:counts', 'prescription:detail', 'desk:state', 'sync:state'])
    expect(again('work', name)).toBe(false)
})

test('a question that could not be answered last time is asked again whatever happened', () => {
  expect(again('sync', 'desk:state', failed)).toBe(true)
  expect(again('act', 'start:state', failed)).toBe(true)
})

test('when anything may have changed everything is asked again', () => {
  for (const name of ['start:state', 'desk:state', 'draft:find']) expect(again('anything', name)).toBe(true)
})

type Detail = Output<'prescription:detail'>
const detailOf = (asOf: number): Detail => ({ asOf, prescription: { id: 'p1' } }) as Detail
const key = ['prescription:detail', { id: 'p1' }]
const answer = (asOf: number) => ({ kind: 'answer', value: detailOf(asOf) })

/** A prescription that is shown, with how often it was asked for; `answers` hold what is given in turn. */
const showing = async (answers: readonly Promise<unknown>[]) => {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } })
  let asked = 0
  const observer = new QueryObserver(queries, {
    queryKey: key,
    queryFn: () => answers[(asked += 1) - 1] ?? Promise.reject(new Error('asked too often')),
  })
  observer.subscribe(() => undefined)
  await answers[0]
  return { queries, asked: () => asked, shown: () => queries.getQueryData<{ readonly value: Detail }>(key)?.value.asOf }
}

test('what the answer to an act brings is shown without being asked for', async () => {
  const { queries, asked, shown } = await showing([Promise.resolve(answer(4))])
  expect(shownPrescriptions(queries)).toEqual(['p1'])
  await takeInDetail(queries, detailOf(5))
  expect([shown(), asked()]).toEqual([5, 1])
})

test('an answer to an act that comes late does not take the place of what is newer', async () => {
  const { queries, shown } = await showing([Promise.resolve(answer(7))])
  await takeInDetail(queries, detailOf(5))
  expect(shown()).toBe(7)
})

test('a prescription that is being asked for when the answer to an act comes is asked for anew, and then shown', async () => {
  const old = Promise.withResolvers<unknown>()
  const { queries, asked, shown } = await showing([Promise.resolve(answer(4)), old.promise, Promise.resolve(answer(6))])
  void queries.invalidateQueries({ queryKey: key })
  const taken = takeInDetail(queries, detailOf(5))
  old.resolve(answer(4))
  await taken
  expect([shown(), asked()]).toEqual([6, 3])
})

import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { Bridge } from '../../../src/contract/index.ts'
import { asQuery, NoAnswer } from '../../../src/renderer/bridge/use-question.ts'
import type { Detail } from '../../../src/renderer/features/prescription/detail.ts'
import { othersFound } from '../../../src/renderer/features/prescription/use-others.ts'

// Of a detail nothing is looked at here.
const detail = {} as Detail
const [one] = [{ id: '1' }] as unknown as Detail['othersOfPatient']
if (one === undefined) throw new Error('No other prescription')
const read = { data: { kind: 'answer', value: detail }, isError: false, isFetching: false } as const

test('another prescription of the patient is known only once it was read, and is said where it could not be', () => {
  expect(othersFound([one], [read])).toEqual({ details: [detail], fetched: true, unread: [] })
  expect(othersFound([one], [{ data: undefined, isError: false, isFetching: true }]).fetched).toBe(false)
  const failed = { data: undefined, isError: true, isFetching: false }
  expect(othersFound([one], [failed])).toEqual({ details: [], fetched: true, unread: [one] })
})

test('one that was read before and cannot be asked again now is not taken for what it was', () => {
  expect(othersFound([one], [{ ...read, isError: true }])).toEqual({ details: [], fetched: true, unread: [one] })
})

test('a question that could not be asked leaves nothing that passes for an answer later', async () => {
  const bridge: Bridge = { ask: () => Promise.reject(new Error('gone')), onPush: () => () => undefined }
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const query = asQuery(bridge, 'prescription:detail', { id: '1' })
  await expect(queries.query(query)).rejects.toBeInstanceOf(NoAnswer)
  expect(queries.getQueryData(query.queryKey)).toBeUndefined()
})

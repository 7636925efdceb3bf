import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { Push } from '../../../src/contract/index.ts'
import { hearPushes } from '../../../src/renderer/bridge/hear-pushes.ts'

const heardBy = () => {
  const queries = new QueryClient()
  const asked: string[] = []
  const show = (name: string, of: Readonly<Record<string, string>> = {}): (() => void) => {
    const queryFn = () => {
      asked.push([name, ...Object.values(of)].join(' '))
      return name
    }
    return new QueryObserver(queries, { queryKey: [name, of], queryFn, staleTime: Infinity }).subscribe(() => undefined)
  }
  let tell: (push: Push) => void = () => undefined
  const waiting: (() => void)[] = []
  const bridge = {
    onPush: (listener: (push: Push) => void) => {
      tell = listener
      return () => undefined
    },
  }
  hearPushes(bridge, queries, {
    after: (_ms, work) => (waiting.push(work), () => undefined),
    startOver: () => undefined,
  })
  const passed = async (): Promise<void> => {
    for (const work of waiting.splice(0)) work()
    await new Promise(setImmediate)
  }
  return {
    queries,
    asked,
    show,
    passed,
    tell: (push: Push) => {
      tell(push)
    },
  }
}

const fetchedBefore = ['prescription:detail', { id: 'next' }]

test('each step of a backup or of taking everything out asks only what is said about it: the next line stays fetched', async () => {
  const { queries, asked, show, tell, passed } = heardBy()
  for (const name of ['queue:page', 'prescription:detail', 'desk:state', 'leaving:state']) show(name)
  await passed()
  asked.length = 0
  queries.setQueryData(fetchedBefore, 'fetched before it is taken in hand')
  for (let step = 0; step < 3; step += 1) {
    tell({ kind: 'work' })
    await passed()
  }
  expect(asked).toEqual(['leaving:state', 'leaving:state', 'leaving:state'])
  expect(queries.getQueryData(fetchedBefore)).toBe('fetched before it is taken in hand')
})

test('a change of the desk asks everything that is shown again, and forgets what was fetched before its time', async () => {
  const { queries, asked, show, tell, passed } = heardBy()
  for (const name of ['queue:page', 'desk:state']) show(name)
  await passed()
  asked.length = 0
  queries.setQueryData(fetchedBefore, 'fetched before it is taken in hand')
  tell({ kind: 'desk' })
  await passed()
  expect(asked.toSorted()).toEqual(['desk:state', 'queue:page'])
  expect(queries.getQueryData(fetchedBefore)).toBeUndefined()
})

test('that somebody has begun something asks what others are shown of it again, and nothing of what they are typing themselves', async () => {
  const { asked, show, tell, passed } = heardBy()
  for (const personId of ['aisha', 'daniel']) {
    show('draft:list', { personId })
    show('draft:find', { personId, prescriptionId: 'x' })
  }
  show('queue:page')
  await passed()
  asked.length = 0
  tell({ kind: 'drafts', personId: 'aisha' })
  await passed()
  expect(asked.toSorted()).toEqual(['draft:find daniel x', 'draft:list daniel'])
})

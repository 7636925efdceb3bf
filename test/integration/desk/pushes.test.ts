import { expect, test } from 'vitest'
import type { Push } from '../../../src/contract/index.ts'
import { createPushes } from '../../../src/main/desk/pushes.ts'

const push: Push = { kind: 'desk' }

test('every listener hears every push in the order they came, until it is taken away', () => {
  const heard: string[] = []
  const pushes = createPushes(() => undefined)
  const off = pushes.onPush(() => heard.push('first'))
  pushes.onPush(() => heard.push('second'))
  pushes.send(push)
  off()
  pushes.send(push)
  expect(heard).toEqual(['first', 'second', 'second'])
})

test('a listener that faults is reported; the others hear, and whoever pushed after a commit goes on', () => {
  const faults: unknown[] = []
  const heard: Push[] = []
  const pushes = createPushes((fault) => faults.push(fault))
  const broken = new Error('the window is gone')
  pushes.onPush(() => {
    throw broken
  })
  pushes.onPush((one) => heard.push(one))
  pushes.send(push)
  expect(heard).toEqual([push])
  expect(faults).toEqual([broken])
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { againArgs, onceEnded } from '../../../src/main/hosts/electron/again-args.ts'

test('an app that is started again keeps its arguments, and why stands there once', () => {
  const args = ['--user-data-dir=/a b', '--data', '/c d']
  const first = againArgs(args, { after: 7 })
  expect(first).toEqual([...args, '--after', '7'])
  expect(againArgs(first, { after: 8 })).toEqual([...args, '--after', '8'])
  expect(againArgs(first, { givenUp: 'ABCD0123' })).toEqual([...args, '--given-up', 'ABCD0123'])
})

/** Asks as long as it is asked again; gives how often it waited. */
const waits = (pid: string | undefined): number => {
  let waited = 0
  let again: (() => void) | null = () => {
    onceEnded(
      (_ms, work) => {
        waited += 1
        again = work
        return () => undefined
      },
      pid,
      () => (again = null),
    )
  }
  while (again !== null) {
    const ask: () => void = again
    again = null
    ask()
  }
  return waited
}

test('a new one begins only once the one before has ended, and waits for it no longer than a minute', async () => {
  const before = spawn('sleep', ['60'])
  expect(waits(String(before.pid))).toBe(600)
  before.kill('SIGKILL')
  await once(before, 'exit')
  expect(waits(String(before.pid))).toBe(0)
})

test('what names no process is not waited for', () => {
  expect([undefined, '', '0', '-1', 'x', '1e9'].map((pid) => waits(pid))).toEqual([0, 0, 0, 0, 0, 0])
})

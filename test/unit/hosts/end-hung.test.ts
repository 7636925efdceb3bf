import { expect, test } from 'vitest'
import { endHung, type HungLoop } from '../../../src/main/hosts/electron/end-hung.ts'

const rig = (more: Partial<HungLoop> = {}) => {
  const did: string[] = []
  const see = endHung({
    pid: 7,
    isHung: ({ beats }) => beats === 5,
    movedSince: () => false,
    isQuitting: () => false,
    now: () => 1_000,
    newReference: () => 'ABCD0123',
    report: (reference) => void did.push(`report ${reference}`),
    mayRestart: () => did.push('count') > 0,
    takeBack: (at) => void did.push(`take back ${at}`),
    start: (why) => {
      did.push(`start ${JSON.stringify(why)}`)
      return Promise.resolve({ kill: () => did.push('call off') })
    },
    kill: () => void did.push('kill'),
    ...more,
  })
  return { did, look: (beats: number, allowed = false) => see({ atMs: 0, beats, allowed }) }
}

const fails = (): never => {
  throw Object.assign(new Error('too many open files'), { code: 'EMFILE' })
}

test('a loop that hangs is written down at one look, and started again and ended at the next', async () => {
  const { did, look } = rig()
  await look(4)
  expect(did).toEqual([])
  await look(5)
  expect(did).toEqual(['report ABCD0123', 'count'])
  await look(5)
  expect(did.slice(2)).toEqual(['start {"after":7}', 'kill'])
})

test('a loop that answers while its hang is written down is left alone, and the restart is not counted', async () => {
  const { did, look } = rig()
  await look(5)
  await look(6)
  await look(6)
  expect(did).toEqual(['report ABCD0123', 'count', 'take back 1000'])
  const changing = rig({ isHung: ({ allowed }) => !allowed })
  await changing.look(5)
  await changing.look(5, true)
  expect(changing.did).toEqual(['report ABCD0123', 'count', 'take back 1000'])
})

test('a loop that answers while another app is started is left alone, and that one is called off', async () => {
  const { did, look } = rig({ movedSince: () => true })
  await look(5)
  await look(5)
  expect(did.slice(2)).toEqual(['start {"after":7}', 'call off'])
})

test('where neither the log nor the count can be written the app is started all the same, to say that it gave up', async () => {
  const { did, look } = rig({ report: fails, mayRestart: fails })
  await look(5)
  await look(5)
  expect(did).toEqual(['start {"givenUp":"ABCD0123"}', 'kill'])
  const uncounted = rig({ mayRestart: () => false })
  await uncounted.look(5)
  await uncounted.look(5)
  expect(uncounted.did.slice(1)).toEqual(['start {"givenUp":"ABCD0123"}', 'kill'])
})

test('an app that hangs while it quits is written down and ended; it is neither started again nor counted', async () => {
  const { did, look } = rig({ isQuitting: () => true })
  await look(5)
  await look(5)
  expect(did).toEqual(['report ABCD0123', 'kill'])
})

test('an app that nobody could start again is not ended; it is tried with each look and counted once', async () => {
  let there = false
  const { did, look } = rig({
    start: () => (there ? Promise.resolve({ kill: () => undefined }) : Promise.reject(new Error('ENOENT'))),
  })
  for (let n = 0; n < 3; n += 1) await look(5)
  expect(did).toEqual(['report ABCD0123', 'count'])
  there = true
  await look(5)
  expect(did.slice(2)).toEqual(['kill'])
})

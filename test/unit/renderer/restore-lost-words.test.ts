import { expect, test } from 'vitest'
import type { RestoreJob } from '../../../src/contract/restore.ts'
import { lostWords } from '../../../src/renderer/wording/restore.ts'

type Checked = Extract<RestoreJob, { state: 'checked' }>

const at = Date.parse('2026-11-21T16:36:00Z')

const said = (messages: NonNullable<Checked['lost']>['messages']): readonly string[] => {
  const none = { acts: 0, otherActs: 0, from: null, until: null, of: 0, prescriptions: [] }
  const rest = { folder: '/backup', madeAt: at, sequence: 9, maybe: 0 }
  return lostWords({ state: 'checked', ...rest, lost: { ...none, messages } }, at)
}

test('nothing is said to be missing only where no message came in since either', () => {
  expect(said({ all: 0, notTaken: 0 })[0]).toBe('Nothing that was done or came in here is missing from it.')
  expect(said({ all: 3, notTaken: 1 }).join(' ')).toMatch(
    /^3 messages that came in would be lost\. 1 of them was not all taken in: look at the inbox before/,
  )
  expect(said({ all: 1, notTaken: 0 })[0]).toBe('1 message that came in would be lost.')
})

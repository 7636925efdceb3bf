import { expect, test } from 'vitest'
import { begunStill } from '../../../src/renderer/features/prescription/begun-still.ts'
import { noteAct } from '../../../src/renderer/wording/drafts.ts'

const begun = ['assemble', 'hold', 'correct e1', noteAct].map((act) => ({ act }))

test('what others have begun is told as long as it can be done, and no more once somebody else has done it', () => {
  expect(begunStill(begun, [{ command: 'assemble' }, { command: 'hold' }]).map(({ act }) => act)).toEqual([
    'assemble',
    'hold',
    'correct e1',
  ])
  expect(begunStill(begun, [{ command: 'place-bag' }, { command: 'hold' }]).map(({ act }) => act)).toEqual([
    'hold',
    'correct e1',
  ])
})

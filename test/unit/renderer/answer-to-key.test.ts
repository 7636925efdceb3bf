import { expect, test, vi } from 'vitest'
import type { ActInHand } from '../../../src/renderer/bridge/acts-in-hand.ts'
import { answerToKey } from '../../../src/renderer/features/prescription/answer-to-key.ts'

const act = (words: string, keyOf: string, why?: string): ActInHand => ({
  command: 'hold',
  words,
  keyOf,
  why,
  begin: vi.fn(),
})

test('the key of an act begins the one of its acts that is possible', () => {
  const [check, entry] = [act('Clinical check', 'c', 'Only a pharmacist'), act('Compare', 'c')]
  expect(answerToKey('c', [check, entry], 'SINGH, Harjit')).toEqual({ begin: entry.begin })
})

test('the key of an act that cannot be begun is answered with why and whose, and one for nothing here is answered too', () => {
  const check = act('Clinical check', 'c', 'Only a pharmacist')
  expect(answerToKey('c', [check], 'SINGH, Harjit')).toEqual({
    begin: null,
    why: 'Nothing was done for SINGH, Harjit. Clinical check: Only a pharmacist',
  })
  expect(answerToKey('h', [check], 'SINGH, Harjit')).toMatchObject({
    begin: null,
    why: 'Nothing was done for SINGH, Harjit: “h” is for nothing that can be done now.',
  })
})

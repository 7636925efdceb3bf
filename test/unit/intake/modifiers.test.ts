import { expect, it } from 'vitest'
import { parseBytes } from '../../../src/main/intake/parse-bytes.ts'
import { readMessage } from '../../../src/main/intake/read-message.ts'
import { changed, put } from '../../support/intake-fixtures.ts'

const item = 'Bundle.entry[1].resource'
const reasonsWith = (steps: readonly (string | number)[], value: unknown) => {
  const text = changed('orderUnsigned', (message) => put(message, ['entry', 1, 'resource', ...steps], value))
  const parsed = parseBytes(new TextEncoder().encode(text))
  const read = parsed.ok ? readMessage(parsed.value, '2026-11-21') : parsed
  if (!read.ok) throw new Error(read.refusal.message)
  return read.value.flatMap((one) => ('reasons' in one ? one.reasons.map(({ code, path }) => [code, path]) : []))
}
const extension = [{ url: 'https://example.org/not', valueBoolean: true }]

it('refuses an item that is not to be carried out, and takes in one that says it is', () => {
  expect(reasonsWith(['doNotPerform'], true)).toEqual([['intent', `${item}.doNotPerform`]])
  expect(reasonsWith(['doNotPerform'], 'true')).toEqual([['intent', `${item}.doNotPerform`]])
  expect(reasonsWith(['doNotPerform'], false)).toEqual([])
})

it('refuses an item that carries an extension which may turn its meaning round, wherever in it', () => {
  for (const steps of [[], ['dispenseRequest'], ['dosageInstruction', 0]])
    expect(reasonsWith([...steps, 'modifierExtension'], extension)).toEqual([
      ['intent', `${[item, ...steps].join('.').replace('.0', '[0]')}.modifierExtension`],
    ])
})

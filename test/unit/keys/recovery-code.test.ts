import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  codeText,
  differingGroups,
  newRecoveryCode,
  normaliseCode,
  recoveryWrapper,
} from '../../../src/main/keys/recovery-code.ts'

const secrets = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => ({ secret: Buffer.from(bytes) }))
const fixed = { secret: Buffer.from('00112233445566778899aabbccddeeff', 'hex') }
const digits = Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ')

test('a code is seven groups of four and comes back as the 128 bits it was made of', () => {
  fc.assert(
    fc.property(secrets, (code) => {
      expect(codeText(code)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/)
      expect(normaliseCode(codeText(code))?.secret.equals(code.secret)).toBe(true)
    }),
  )
})

test('a code is made of sixteen random bytes and nothing else', () => {
  const asked: number[] = []
  const code = newRecoveryCode((count) => {
    asked.push(count)
    return Buffer.alloc(count, 7)
  })
  expect(asked).toEqual([16])
  expect(code.secret.equals(Buffer.alloc(16, 7))).toBe(true)
})

test('capitals, spaces and dashes do not matter, and O, I and L are read as the digits they look like', () => {
  fc.assert(
    fc.property(secrets, fc.constantFrom('', ' ', '  ', '-', ' – ', '.'), fc.boolean(), (code, between, lower) => {
      const spread = codeText(code).split('-').join(between)
      const written = spread.replaceAll('0', 'O').replaceAll('1', lower ? 'I' : 'L')
      expect(normaliseCode(lower ? written.toLowerCase() : written)?.secret.equals(code.secret)).toBe(true)
    }),
  )
})

test('of all single wrong digits and all pairs changed about, at most one in a thousand is taken for a code', () => {
  const text = codeText(fixed).replaceAll('-', '')
  const wrong = Array.from(text).flatMap((digit, at) => [
    ...digits.filter((other) => other !== digit).map((other) => text.slice(0, at) + other + text.slice(at + 1)),
    ...(text[at + 1] === undefined || text[at + 1] === digit
      ? []
      : [`${text.slice(0, at)}${text[at + 1]!}${digit}${text.slice(at + 2)}`]),
  ])
  expect(wrong.length).toBeGreaterThan(850)
  expect(wrong.filter((one) => normaliseCode(one) !== undefined).length).toBeLessThanOrEqual(1)
})

test.each(['', 'hello', codeText(fixed).slice(1), `${codeText(fixed)}0`, codeText(fixed).replace('A', 'U')])(
  'what is no code is told apart: %s',
  (typed) => {
    expect(normaliseCode(typed)).toBeUndefined()
  },
)

test('which groups were typed differently is said, however it was typed', () => {
  const groups = codeText(fixed).split('-')
  expect(differingGroups(codeText(fixed).toLowerCase(), fixed)).toEqual([])
  expect(differingGroups(groups.with(2, 'ZZZZ').join(' '), fixed)).toEqual([3])
  expect(differingGroups(groups.slice(0, 5).join(''), fixed)).toEqual([6, 7])
  expect(differingGroups('', fixed)).toEqual([1, 2, 3, 4, 5, 6, 7])
})

test('a key wrapped under a code opens with it alone, and any changed byte is noticed', () => {
  let n = 0
  const bytes = (count: number): Buffer => Buffer.alloc(count, (n += 1))
  const blob = recoveryWrapper(fixed, bytes).wrap(Buffer.alloc(32, 9))
  expect(recoveryWrapper(fixed, bytes).unwrap(blob).equals(Buffer.alloc(32, 9))).toBe(true)
  expect(() => recoveryWrapper({ secret: Buffer.alloc(16) }, bytes).unwrap(blob)).toThrow()
  for (let at = 0; at < blob.length; at += 1) {
    const changed = Buffer.from(blob)
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
    expect(() => recoveryWrapper(fixed, bytes).unwrap(changed)).toThrow()
  }
})

import { expect, test } from 'vitest'
import { uuidV5 } from '../../../src/main/ledger/uuid-v5.ts'
import { uuidV7 } from '../../../src/main/ledger/uuid-v7.ts'

const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8'

test('a version 5 UUID is the one of RFC 9562 appendix A.4', () => {
  expect(uuidV5(dns, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2')
})

test('a version 5 UUID depends on both namespace and name', () => {
  const other = uuidV5('6ba7b811-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')
  expect(new Set([uuidV5(dns, 'www.example.com'), uuidV5(dns, 'www.example.org'), other]).size).toBe(3)
})

test('a namespace that is not a UUID is a fault', () => {
  expect(() => uuidV5('not-a-uuid', 'name')).toThrow('not a UUID')
})

test('a version 7 UUID is the one of RFC 9562 appendix A.6', () => {
  // rand_a 0xCC3, rand_b 0b01 0x8C4DC0C0C07398F: version and variant bits are set over what is given.
  const random = Buffer.from('0cc398c4dc0c0c07398f', 'hex')
  expect(uuidV7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
})

test('a later version 7 UUID sorts later', () => {
  const most = new Uint8Array(10).fill(255)
  const least = new Uint8Array(10)
  expect(uuidV7(1_700_000_000_000, most) < uuidV7(1_700_000_000_001, least)).toBe(true)
})

test('a version 7 UUID without a time or with too little randomness is a fault', () => {
  expect(() => uuidV7(-1, new Uint8Array(10))).toThrow('milliseconds')
  expect(() => uuidV7(1.5, new Uint8Array(10))).toThrow('milliseconds')
  expect(() => uuidV7(1, new Uint8Array(9))).toThrow('random')
})

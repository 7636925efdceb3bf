import { createHash, hkdfSync } from 'node:crypto'
import { recoveryId } from './key-file.ts'
import type { KeyWrapper } from './key-wrapper.ts'
import { openUnder, sealUnder } from './sealed.ts'

// Crockford's: without I, L, O and U, so that no two look alike on paper.
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const secretBytes = 16
const checkBits = 12n
const codeDigits = 28
const groupDigits = 4

/** A recovery code: 128 secret bits. As text it has seven groups of four; twelve of its bits check the others. */
export interface RecoveryCode {
  readonly secret: Buffer
}

/** A fresh code. */
export const newRecoveryCode = (randomBytes: (count: number) => Buffer): RecoveryCode => ({
  secret: randomBytes(secretBytes),
})

/** The code as it is shown and printed: `AB12-…`, seven groups. */
export const codeText = ({ secret }: RecoveryCode): string => {
  let left = (BigInt(`0x${secret.toString('hex')}`) << checkBits) | checkOf(secret)
  let text = ''
  for (let at = 0; at < codeDigits; at += 1) {
    text = `${digits.charAt(Number(left & 31n))}${text}`
    left >>= 5n
  }
  return groupsOf(text).join('-')
}

/** What somebody typed as the digits of a code: case, spaces and dashes do not matter, O is 0, I and L are 1. */
const typedDigits = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[\s\-–—.]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/gu, '1')

/** The code somebody typed; undefined when it is none: too short, too long, a strange character, or its check does not agree. */
export const normaliseCode = (typed: string): RecoveryCode | undefined => {
  const text = typedDigits(typed)
  if (text.length !== codeDigits || [...text].some((digit) => !digits.includes(digit))) return undefined
  const whole = [...text].reduce((sum, digit) => (sum << 5n) | BigInt(digits.indexOf(digit)), 0n)
  const secret = Buffer.from((whole >> checkBits).toString(16).padStart(secretBytes * 2, '0'), 'hex')
  return (whole & ((1n << checkBits) - 1n)) === checkOf(secret) ? { secret } : undefined
}

/** Which groups of a typed text, counted from 1, are not those of a code; empty when it is that code. */
export const differingGroups = (typed: string, code: RecoveryCode): readonly number[] => {
  const given = groupsOf(typedDigits(typed))
  const wanted = codeText(code).split('-')
  return Array.from({ length: Math.max(given.length, wanted.length) }, (_, at) => at + 1).filter(
    (group) => given[group - 1] !== wanted[group - 1],
  )
}

/** Wraps a data key under a recovery code: it opens on any PC. */
export const recoveryWrapper = (code: RecoveryCode, randomBytes: (count: number) => Buffer): KeyWrapper => {
  const key = Buffer.from(hkdfSync('sha256', code.secret, '', 'pestle recovery code', 32))
  return {
    id: recoveryId,
    wrap: (dataKey) => sealUnder(key, dataKey, randomBytes),
    unwrap: (blob) => openUnder(key, blob),
  }
}

const groupsOf = (text: string): readonly string[] =>
  Array.from({ length: Math.ceil(text.length / groupDigits) }, (_, at) =>
    text.slice(at * groupDigits, (at + 1) * groupDigits),
  )

const checkOf = (secret: Buffer): bigint =>
  BigInt(createHash('sha256').update('pestle recovery code').update(secret).digest().readUInt16BE(0) >> 4)

import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, chmodSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fileWrapper } from '../../../src/main/keys/file-wrapper.ts'
import { keyFileOf } from '../../../src/main/keys/key-file.ts'
import { openKey, type OpenedKey } from '../../../src/main/keys/open-key.ts'
import type { KeyWrapper } from '../../../src/main/keys/key-wrapper.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pestle-keys-'))
  file = path.join(folder, 'practice.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

const wrappingKeyFile = (): string => path.join(folder, 'wrapping.key')
const wrapper = (): KeyWrapper => fileWrapper(wrappingKeyFile(), randomBytes)
const open = (more: { wrapper?: KeyWrapper; environment?: string } = {}) =>
  openKey({ file, environment: 'practice', wrapper: wrapper(), randomBytes, ...more })
const opened = (): OpenedKey => {
  const result = open()
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

test('the first start makes a key of 32 bytes and every later one gives the same', () => {
  const first = opened()
  expect(first.made).toBe(true)
  expect(first.key.length).toBe(32)
  const second = opened()
  expect(second.made).toBe(false)
  expect(second.key.equals(first.key)).toBe(true)
})

test('the key lies beside its file, wrapped, readable by its owner only, and nothing half written is left', () => {
  const { key } = opened()
  expect(readdirSync(folder).sort()).toEqual(['practice.key.json', 'wrapping.key'])
  const content = readFileSync(keyFileOf(file), 'utf8')
  expect(content).not.toContain(key.toString('base64'))
  expect(content).not.toContain(key.toString('hex'))
  for (const name of readdirSync(folder)) expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o600)
})

test('a data file whose key is missing is never given another key', () => {
  opened()
  writeFileSync(file, 'a data file')
  rmSync(keyFileOf(file))
  expect(open()).toEqual({ ok: false, refusal: { code: 'key-missing' } })
  expect(existsSync(keyFileOf(file))).toBe(false)
})

test('a key whose wrapping key is missing or another is refused and nothing is made or changed', () => {
  opened()
  rmSync(wrappingKeyFile())
  expect(open()).toEqual({ ok: false, refusal: { code: 'key-damaged' } })
  expect(existsSync(wrappingKeyFile())).toBe(false)
  writeFileSync(wrappingKeyFile(), randomBytes(32), { mode: 0o600 })
  expect(open()).toEqual({ ok: false, refusal: { code: 'key-damaged' } })
})

test('any changed byte of a wrapped key is noticed', () => {
  const wraps = wrapper()
  const blob = wraps.wrap(randomBytes(32))
  for (let at = 0; at < blob.length; at += 1) {
    const changed = Buffer.from(blob)
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
    expect(() => wraps.unwrap(changed)).toThrow()
  }
  expect(() => wraps.unwrap(blob.subarray(0, 20))).toThrow()
})

test('a wrapping key that others can read is a fault', () => {
  const wraps = wrapper()
  const blob = wraps.wrap(randomBytes(32))
  chmodSync(wrappingKeyFile(), 0o644)
  expect(() => wraps.unwrap(blob)).toThrow('0600')
})

test.each(['', 'not json', '{}', '{"version":2,"wrappers":[]}', '{"version":1,"wrappers":[{"id":"file"}]}', 'null'])(
  'a damaged key file is refused and kept: %s',
  (content) => {
    opened()
    writeFileSync(keyFileOf(file), content)
    expect(open()).toEqual({ ok: false, refusal: { code: 'key-damaged' } })
    expect(readFileSync(keyFileOf(file), 'utf8')).toBe(content)
  },
)

test('a key wrapped by something else only is refused, naming what wrapped it', () => {
  opened()
  const other: KeyWrapper = { id: 'key-store', wrap: (key) => key, unwrap: (blob) => blob }
  expect(open({ wrapper: other })).toEqual({ ok: false, refusal: { code: 'key-not-ours', wrappers: ['file'] } })
})

test.each(['integration', 'production'])(
  '%s is not opened with a key in a file, and nothing is made',
  (environment) => {
    expect(open({ environment })).toEqual({ ok: false, refusal: { code: 'key-store-needed', environment } })
    expect(readdirSync(folder)).toEqual([])
  },
)

test('a key file and a wrapping key as the first versions wrote them are opened, and not a byte of them is changed', () => {
  const content = `{
  "version": 1,
  "wrappers": [
    {
      "id": "file",
      "blob": "AgICAgICAgICAgICANHOTk1QxvrUy7vPW6DFtaWy1ujstop22oDn/H/8c3hzCYIa1ehvembGXIMTD0d/"
    }
  ]
}
`
  writeFileSync(wrappingKeyFile(), Buffer.alloc(32, 1), { mode: 0o600 })
  writeFileSync(keyFileOf(file), content)
  expect(opened().key.equals(Buffer.alloc(32, 7))).toBe(true)
  expect(readFileSync(keyFileOf(file), 'utf8')).toBe(content)
})

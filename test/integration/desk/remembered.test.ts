import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { noListChoices } from '../../../src/contract/lists.ts'
import { rememberedChoices } from '../../../src/main/desk/remembered.ts'

const first = { environment: 'practice', lastWorking: null, practiceLine: 'on', putOff: null, lists: noListChoices }
let dir = ''

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'pestle-choices-'))
})
afterEach(() => {
  rmSync(dir, { recursive: true, force: true })
})

const file = () => path.join(dir, 'choices.json')

test('where nothing is remembered it is practice with its line on and nobody working', () => {
  expect(rememberedChoices(dir).read()).toEqual(first)
  expect(readdirSync(dir)).toEqual([])
})

test('a choice is there after the next start, and the others stay as they were', () => {
  rememberedChoices(dir).change({ environment: 'sandbox', practiceLine: 'cut' })
  rememberedChoices(dir).change({ lastWorking: 'person-1' })
  expect(rememberedChoices(dir).read()).toEqual({
    ...first,
    environment: 'sandbox',
    lastWorking: 'person-1',
    practiceLine: 'cut',
  })
  expect(readdirSync(dir)).toEqual(['choices.json'])
  if (process.platform !== 'win32') expect(statSync(file()).mode & 0o077).toBe(0)
})

test.each(['', '{"environment":', '{"environment":"moon"}', '[]', 'null'])(
  'an unreadable file counts as none and can be written over: %s',
  (text) => {
    writeFileSync(file(), text)
    const choices = rememberedChoices(dir)
    expect(choices.read()).toEqual(first)
    choices.change({ practiceLine: 'cut' })
    expect(choices.read()).toEqual({ ...first, practiceLine: 'cut' })
  },
)

test('what an older version wrote is completed, and what this one does not know is left out', () => {
  writeFileSync(file(), JSON.stringify({ environment: 'sandbox', colour: 'green' }))
  expect(rememberedChoices(dir).read()).toEqual({ ...first, environment: 'sandbox' })
  rememberedChoices(dir).change({ lastWorking: 'person-1' })
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({
    ...first,
    environment: 'sandbox',
    lastWorking: 'person-1',
  })
})

import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { lockFolder } from '../../../src/main/database/folder-lock.ts'
import {
  practiceFailedRelease,
  practiceForOther,
  practiceUnsigned,
} from '../../../src/main/practice/scripts/practice-releases.ts'
import { changed, put } from '../../support/intake-fixtures.ts'
import { pestle } from '../../support/pestle.ts'
import { practiceFolder } from '../../support/practice-folder.ts'
import { seededRandom } from '../../support/seeded-random.ts'

interface FileResult {
  readonly file: string
  readonly outcome: string
  readonly prescriptions: readonly { readonly id: string; readonly items: number }[]
  readonly reasons: readonly { readonly code: string; readonly path: string; readonly message: string }[]
}

const results = (out: readonly string[]): readonly FileResult[] => out.map((line) => JSON.parse(line) as FileResult)

describe('import', () => {
  it('gives one line per file, and the same file again is already here', async () => {
    using folder = practiceFolder(3)
    const first = await pestle('import', '--data', folder.data, '--json', ...folder.messages)
    expect(first.code).toBe(0)
    expect(results(first.out).map(({ file, outcome }) => [file, outcome])).toEqual(
      folder.messages.map((file) => [file, 'imported']),
    )
    expect(results(first.out).map(({ prescriptions }) => prescriptions.map(({ items }) => items))).toEqual([
      [3],
      [1],
      [4],
    ])
    const [message = ''] = folder.messages
    const again = await pestle('import', '--data', folder.data, '--json', message)
    expect([again.code, results(again.out).map(({ outcome }) => outcome)]).toEqual([0, ['duplicate']])
  })

  it('takes in a whole practice day, and what came back, went astray or was never released', async () => {
    using folder = practiceFolder(34)
    const options = { ods: 'FA565', now: Date.now(), random: seededRandom(2) }
    const odd = [practiceFailedRelease(options), practiceForOther(options), practiceUnsigned(options)]
    const files = [...folder.messages, ...odd.map(({ name, bytes }) => folder.write(name, bytes))]
    const run = await pestle('import', '--data', folder.data, '--json', ...files)
    expect([run.code, results(run.out).filter(({ outcome }) => outcome !== 'imported')]).toEqual([0, []])
    expect(results(run.out)).toHaveLength(37)
  })

  it('goes on after a file it refuses, says why, and ends with 2', async () => {
    using folder = practiceFolder(1)
    const [message = ''] = folder.messages
    const bad = folder.write('bad.json', '{"resourceType": "Patient"}')
    const large = folder.write('large.json', Buffer.alloc(6 * 1024 * 1024, ' '))
    const gone = path.join(folder.data, 'gone.json')
    const run = await pestle('import', '--data', folder.data, '--json', bad, gone, path.dirname(bad), large, message)
    expect(run.code).toBe(2)
    expect(results(run.out).map(({ outcome, reasons }) => [outcome, ...reasons.map(({ code }) => code)])).toEqual([
      ['refused', 'wrong-message'],
      ['refused', 'not-found'],
      ['refused', 'not-a-file'],
      ['refused', 'too-large'],
      ['imported'],
    ])
    expect(run.err).toContain('5 of 5')
  })

  it('ends with 2 and says so when one prescription of a file could not be taken in', async () => {
    using folder = practiceFolder(1)
    const part = folder.write(
      'part.json',
      changed('releaseReply', (reply) =>
        put(reply, ['parameter', 0, 'resource', 'entry', 0, 'resource', 'entry', 1, 'resource', 'status'], 'draft'),
      ),
    )
    const run = await pestle('import', '--data', folder.data, part)
    expect([run.code, run.out[0]]).toEqual([2, `${part}: taken in, but not all of it`])
  })

  it('speaks plainly without --json', async () => {
    using folder = practiceFolder(1)
    const bad = folder.write('bad.json', 'not JSON at all')
    const run = await pestle('import', '--data', folder.data, bad, ...folder.messages)
    expect(run.out[0]).toBe(`${bad}: refused`)
    expect(run.out[1]).toContain('This is not a prescription file')
    expect(run.out[2]).toBe(`${folder.messages[0] ?? ''}: taken in`)
    expect(run.out[3]).toMatch(/^ {2}[0-9A-F]{6}-Z99901-[0-9A-F]{5}.: 3 items$/)
  })

  it('leaves a folder alone that Pestle has open', async () => {
    using folder = practiceFolder(1)
    const practice = path.join(folder.data, 'practice')
    mkdirSync(practice, { recursive: true })
    const lock = lockFolder(practice)
    const run = await pestle('import', '--data', folder.data, ...folder.messages)
    lock?.release()
    expect([run.code, run.out]).toEqual([2, []])
    expect(run.err).toContain('Pestle is already running on this data folder.')
    expect(existsSync(path.join(practice, 'pestle.db'))).toBe(false)
  })
})

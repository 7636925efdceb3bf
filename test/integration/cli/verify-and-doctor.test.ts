import { chmodSync, existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openKey } from '../../../src/main/keys/open-key.ts'
import { fileWrapper } from '../../../src/main/keys/file-wrapper.ts'
import { lockFolder } from '../../../src/main/database/folder-lock.ts'
import { rawConnection } from '../../support/data-file.ts'
import { pestle } from '../../support/pestle.ts'
import { practiceFolder, type PracticeFolder } from '../../support/practice-folder.ts'

interface Finding {
  readonly topic: string
  readonly state: string
  readonly words: string
}

const findings = (out: readonly string[]): readonly Finding[] => out.map((line) => JSON.parse(line) as Finding)
const ofTopic = (out: readonly string[], topic: string): Finding | undefined =>
  findings(out).find((finding) => finding.topic === topic)

const damage = (folder: PracticeFolder, statements: string): void => {
  const dir = path.join(folder.data, 'practice')
  const file = path.join(dir, 'pestle.db')
  const noBytes = (): Buffer => {
    throw new Error('The key is there: none is made')
  }
  const wrapper = fileWrapper(path.join(dir, 'wrapping.key'), noBytes)
  const key = openKey({ file, environment: 'practice', wrapper, randomBytes: noBytes })
  if (!key.ok) throw new Error(key.refusal.code)
  const raw = rawConnection(file, key.value.key)
  raw.exec(statements)
  raw.close()
}

describe('ledger verify', () => {
  it('finds a file sound whose events, tables and updates agree', async () => {
    using folder = practiceFolder(4)
    await pestle('import', '--data', folder.data, ...folder.messages)
    const run = await pestle('ledger', 'verify', '--data', folder.data, '--json')
    expect([run.code, ...run.out.map((line) => JSON.parse(line) as unknown)]).toEqual([
      0,
      { events: 4, chainOk: true, firstBreak: null, replayMatches: true, tasksComplete: true },
    ])
  })

  it('names the first event that was altered', async () => {
    using folder = practiceFolder(4)
    await pestle('import', '--data', folder.data, ...folder.messages)
    damage(folder, 'DROP TRIGGER event_never_changes; UPDATE event SET happened_at = happened_at + 1 WHERE seq = 3')
    const run = await pestle('ledger', 'verify', '--data', folder.data, '--json')
    expect(run.code).toBe(2)
    expect(JSON.parse(run.out[0] ?? '')).toMatchObject({ chainOk: false, firstBreak: { seq: 3 } })
  })

  it('notices an update that was taken out of the outbox', async () => {
    using folder = practiceFolder(2)
    await pestle('import', '--data', folder.data, ...folder.messages)
    damage(folder, 'DROP TRIGGER outbox_task_stays; DELETE FROM outbox_task WHERE rank = 2')
    const run = await pestle('ledger', 'verify', '--data', folder.data, '--json')
    expect(run.code).toBe(2)
    expect(JSON.parse(run.out[0] ?? '')).toMatchObject({ chainOk: true, replayMatches: true, tasksComplete: false })
  })

  it('makes nothing where nothing is', async () => {
    using folder = practiceFolder(1)
    const run = await pestle('ledger', 'verify', '--data', folder.data)
    expect([run.code, run.out, existsSync(folder.data)]).toEqual([2, [], false])
    expect(run.err).toContain('There is no practice data in')
  })
})

describe('doctor', () => {
  it('says in words that nothing is wrong, and nothing of any patient', async () => {
    using folder = practiceFolder(6)
    await pestle('import', '--data', folder.data, ...folder.messages)
    const run = await pestle('doctor', '--data', folder.data, '--json')
    // In practice neither a code nor a backup is asked for, and that there is none is said all the same.
    expect([run.code, findings(run.out).flatMap(({ state, topic }) => (state === 'fine' ? [] : [topic]))]).toEqual([
      0,
      ['Recovery', 'Backup'],
    ])
    expect(ofTopic(run.out, 'Outbox')?.words).toContain('12 waiting')
    expect(run.out.join('\n')).not.toMatch(/Whitfield|Okafor|Singh|999[0-9]{7}|[0-9A-F]{6}-Z9990/i)
  })

  it('finds a key that others can read', async () => {
    using folder = practiceFolder(1)
    await pestle('import', '--data', folder.data, ...folder.messages)
    chmodSync(path.join(folder.data, 'practice', 'wrapping.key'), 0o644)
    const run = await pestle('doctor', '--data', folder.data, '--json')
    expect([run.code, ofTopic(run.out, 'Keys')?.state]).toEqual([2, 'wrong'])
  })

  it('says what it can while Pestle is open', async () => {
    using folder = practiceFolder(1)
    await pestle('import', '--data', folder.data, ...folder.messages)
    const lock = lockFolder(path.join(folder.data, 'practice'))
    const run = await pestle('doctor', '--data', folder.data, '--json')
    lock?.release()
    expect(run.code).toBe(0)
    expect(ofTopic(run.out, 'Integrity')).toMatchObject({ state: 'attention' })
    expect(ofTopic(run.out, 'Log size')?.state).toBe('fine')
  })
})

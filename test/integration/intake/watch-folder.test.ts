import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { all, build } from '../../../src/main/database/query.ts'
import { folderPort } from '../../../src/main/intake/folder-port.ts'
import { largestMessage } from '../../../src/main/intake/parse-bytes.ts'
import { watchFolder, type FolderPort } from '../../../src/main/intake/watch-folder.ts'
import { fixtureText } from '../../support/intake-fixtures.ts'
import { createWorld, type World } from '../../support/world.ts'
import { intakeOf } from './intake-of.ts'

interface Desk extends AsyncDisposable {
  readonly folder: string
  readonly put: (name: string, text: string) => void
  readonly files: (inside?: string) => readonly string[]
  readonly faults: readonly unknown[]
  /** How often it was told that other files than before cannot be read. */
  readonly told: () => number
  readonly look: () => Promise<void>
  readonly restart: (port?: (real: FolderPort) => FolderPort) => Promise<void>
  readonly watch: () => ReturnType<typeof watchFolder>
  /** Lets the timer that is set run out. */
  readonly timer: () => void
}

const desk = async (world: World, change: (real: FolderPort) => FolderPort = (real) => real): Promise<Desk> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pestle-folder-'))
  const faults: unknown[] = []
  let told = 0
  let due: (() => void) | undefined
  const start = (changePort: (real: FolderPort) => FolderPort) =>
    watchFolder({
      folder: changePort(folderPort(folder)),
      pollMs: 2_000,
      after: (_ms, work) => {
        due = work
        return () => (due = undefined)
      },
      importFile: (name, bytes) => (intakeOf(world).importMessage(bytes, name).reasons.length > 0 ? 'refused' : 'done'),
      fault: (error) => void faults.push(error),
      unreadChanged: () => (told += 1),
    })
  let watch = start(change)
  await watch.look()
  return {
    folder,
    put: (name, text) => writeFileSync(path.join(folder, name), text),
    files: (inside = '.') => {
      const entries = readdirSync(path.join(folder, inside), { withFileTypes: true })
      return entries
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
        .sort()
    },
    faults,
    told: () => told,
    look: () => watch.look(),
    restart: async (changePort = (real) => real) => {
      await watch.stop()
      watch = start(changePort)
      await watch.look()
    },
    watch: () => watch,
    timer: () => due?.(),
    [Symbol.asyncDispose]: async () => {
      await watch.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const outcomes = (world: World) =>
  all(world.database.db, build.selectFrom('intake_result').select('outcome').orderBy('message_no')).map(
    ({ outcome }) => outcome,
  )

describe('a watched folder', () => {
  it('imports a file that two looks find unchanged, and moves it by its outcome', async () => {
    using world = createWorld()
    await using at = await desk(world)
    at.put('order.json', fixtureText('orderSigned'))
    at.put('letter.txt', 'Dear all')
    await at.look()
    expect(outcomes(world)).toEqual([])
    await at.look()
    expect(outcomes(world)).toEqual(['refused', 'imported'])
    expect([at.files(), at.files('done'), at.files('refused')]).toEqual([[], ['order.json'], ['letter.txt']])
  })

  it('waits while a file is still growing', async () => {
    using world = createWorld()
    await using at = await desk(world)
    at.put('order.json', fixtureText('orderSigned').slice(0, 500))
    await at.look()
    at.put('order.json', fixtureText('orderSigned'))
    await at.look()
    expect(outcomes(world)).toEqual([])
    await at.look()
    expect(outcomes(world)).toEqual(['imported'])
  })

  it('looks again when its timer runs out', async () => {
    using world = createWorld()
    await using at = await desk(world)
    at.put('order.json', fixtureText('orderSigned'))
    await at.look()
    at.timer()
    await at.look()
    expect(outcomes(world)).toEqual(['imported'])
  })

  it('leaves unfinished and hidden files and sub-folders alone', async () => {
    using world = createWorld()
    await using at = await desk(world)
    for (const name of ['.hidden', '~lock', 'order.json.part', 'order.crdownload']) at.put(name, 'x')
    mkdirSync(path.join(at.folder, 'old.json'))
    await at.look()
    await at.look()
    expect(outcomes(world)).toEqual([])
  })

  it('never writes over a file of the same name that went through before', async () => {
    using world = createWorld()
    await using at = await desk(world)
    for (const name of ['orderUnsigned', 'orderSigned'] as const) {
      at.put('order.json', fixtureText(name))
      await at.look()
      await at.look()
    }
    expect(at.files('done')).toEqual(['order (2).json', 'order.json'])
  })

  it('takes in nothing twice when it was killed between reading and moving', async () => {
    using world = createWorld()
    await using at = await desk(world, (real) => ({ ...real, move: async () => false }))
    at.put('order.json', fixtureText('orderSigned'))
    await at.look()
    await at.look()
    await at.look()
    expect([outcomes(world), at.watch().stuck(), at.files()]).toEqual([['imported'], ['order.json'], ['order.json']])
    await at.restart()
    await at.look()
    expect([outcomes(world), at.files(), at.files('done')]).toEqual([['imported', 'duplicate'], [], ['order.json']])
  })

  it('tries a locked file again, and reads the others meanwhile', async () => {
    using world = createWorld()
    let locked = true
    await using at = await desk(world, (real) => ({
      ...real,
      read: async (name) => (name === 'a.json' && locked ? undefined : real.read(name)),
    }))
    at.put('a.json', fixtureText('orderSigned'))
    at.put('b.json', fixtureText('searchset'))
    await at.look()
    await at.look()
    expect(at.files()).toEqual(['a.json'])
    locked = false
    await at.look()
    expect(at.files('done')).toEqual(['a.json', 'b.json'])
  })

  it('says when the folder cannot be read, and goes on when it is back', async () => {
    using world = createWorld()
    await using at = await desk(world)
    await at.look()
    expect(at.watch().readable()).toBe(true)
    rmSync(at.folder, { recursive: true })
    await at.look()
    expect(at.watch().readable()).toBe(false)
    mkdirSync(at.folder)
    at.put('order.json', fixtureText('orderSigned'))
    await at.look()
    await at.look()
    expect(outcomes(world)).toEqual(['imported'])
  })

  it('reports a fault of one file and reads the others', async () => {
    using world = createWorld()
    await using at = await desk(world, (real) => ({
      ...real,
      read: async (name) => {
        if (name === 'a.json') throw new Error('a bug')
        return real.read(name)
      },
    }))
    at.put('a.json', 'x')
    at.put('b.json', fixtureText('searchset'))
    await at.look()
    await at.look()
    expect([outcomes(world), at.faults.length]).toEqual([['imported'], 1])
  })

  it('tries a file that faults more and more rarely, and at once when it has changed', async () => {
    using world = createWorld()
    let tried = 0
    await using at = await desk(world, (real) => ({
      ...real,
      read: () => {
        tried += 1
        throw new Error('a bug')
      },
    }))
    const looks = async (count: number): Promise<number> => {
      tried = 0
      for (let look = 0; look < count; look += 1) await at.look()
      return tried
    }
    at.put('a.json', 'x')
    expect(await looks(2)).toBe(1)
    expect(await looks(127)).toBe(6)
    expect(await looks(640)).toBe(10)
    at.put('a.json', 'other')
    expect(await looks(2)).toBe(1)
  })

  it('tells of a file that faults at more than one trial by its name, until it is read or gone', async () => {
    using world = createWorld()
    let broken = true
    await using at = await desk(world, (real) => ({
      ...real,
      read: async (name) => {
        if (broken) throw new Error('a bug')
        return real.read(name)
      },
    }))
    at.put('a.json', fixtureText('orderSigned'))
    at.put('b.json', 'x')
    await at.look()
    await at.look()
    expect(at.watch().unread()).toEqual([])
    await at.look()
    await at.look()
    expect(at.watch().unread()).toEqual([
      { name: 'a.json', why: 'faulted' },
      { name: 'b.json', why: 'faulted' },
    ])
    expect(at.told()).toBe(1)
    broken = false
    rmSync(path.join(at.folder, 'b.json'))
    for (let look = 0; look < 3; look += 1) await at.look()
    expect([at.watch().unread(), at.files('done'), at.told()]).toEqual([[], ['a.json'], 2 + 1])
  })

  it('tells of a file that cannot be opened after half a minute of looks, not while somebody writes it', async () => {
    using world = createWorld()
    await using at = await desk(world, (real) => ({ ...real, read: () => Promise.resolve(undefined) }))
    at.put('a.json', 'x')
    for (let look = 0; look < 15; look += 1) await at.look()
    expect(at.watch().unread()).toEqual([])
    await at.look()
    expect(at.watch().unread()).toEqual([{ name: 'a.json', why: 'not-opened' }])
  })

  it('refuses a file over 5 MB', async () => {
    using world = createWorld()
    await using at = await desk(world)
    at.put('big.json', ' '.repeat(largestMessage + 10))
    await at.look()
    await at.look()
    expect([outcomes(world), at.files('refused')]).toEqual([['refused'], ['big.json']])
  })

  it('stops: nothing is read afterwards', async () => {
    using world = createWorld()
    await using at = await desk(world)
    at.put('order.json', fixtureText('orderSigned'))
    await at.look()
    await at.watch().stop()
    at.timer()
    await at.look()
    expect([outcomes(world), at.files()]).toEqual([[], ['order.json']])
  })
})

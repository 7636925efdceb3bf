import { afterAll, describe, expect, test } from 'vitest'
import { cutAfter, hangUp, installerBytes, inTurn } from '../../support/update-feed.ts'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { testPace } from '../../support/updates-rig.ts'
import { installer, updatesEachTest } from '../../support/updates-each-test.ts'

const rig = updatesEachTest()
const { asked, fetched, installs, untouched } = rig

describe('a disk that does not take it', () => {
  test('with less room than the record may need: said before a byte is asked for', async () => {
    rig.server.publish()
    const updates = await fetched(rig.pc.open({ pace: { ...testPace, keepFreeBytes: 1e15 } }))
    expect(updates.state()).toMatchObject({ stage: 'resting', trouble: 'disk-full' })
    expect(asked()).toEqual([])
  })

  const small = mkdtempSync(path.join(tmpdir(), 'pestle-small-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small]).status === 0
  if (mounted) spawnSync('umount', [small])
  afterAll(() => rmSync(small, { recursive: true }))

  test.skipIf(!mounted)(
    'full in the middle: said, its room is given back, and with room it works (needs root: skipped where no small disk can be mounted)',
    async () => {
      const body = installerBytes('1.1.0', 600_000)
      rig.server.publish({}, undefined, body)
      const filler = path.join(small, 'filler')
      spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small])
      try {
        // Room when it begins, none in the middle.
        rig.server.misbehave.set(installer, (_request, answer, bytes) => {
          answer.writeHead(200, { 'content-length': bytes.length })
          answer.write(bytes.subarray(0, 100_000), () => {
            setTimeout(() => {
              spawnSync('sh', ['-c', `head -c 2000000 /dev/zero > '${filler}'`])
              answer.end(bytes.subarray(100_000))
            }, 50)
          })
        })
        const app = {
          target: 'linux-x64-appimage',
          version: '1.0.0',
          cacheDir: small,
          stateDir: rig.pc.folder,
          appImage: rig.pc.appImage,
        } as const
        const updates = await fetched(rig.pc.open({ app: { ...app, startAgain: () => undefined } }))
        expect(updates.state()).toMatchObject({ stage: 'resting', trouble: 'disk-full' })
        expect(readdirSync(path.join(small, 'pestle-updater', 'partial'))).toEqual([])
        rmSync(filler)
        rig.server.misbehave.clear()
        await updates.download()
        expect(updates.state()).toMatchObject({ stage: 'ready', trouble: null })
      } finally {
        spawnSync('umount', [small])
      }
      untouched()
    },
  )

  test('with a file where its folder should be: said', async () => {
    rig.server.publish()
    writeFileSync(path.join(rig.pc.cacheDir, 'pestle-updater'), 'in the way')
    expect((await fetched()).state()).toMatchObject({ stage: 'resting', trouble: 'disk-refused' })
    untouched()
  })
})

describe('what was fetched and changed since', () => {
  const pending = (): string => path.join(rig.pc.pendingDir, installer)

  test('changed between two starts: fetched again', async () => {
    rig.server.publish()
    await fetched()
    writeFileSync(pending(), Buffer.alloc(40_000, 'z'))
    await installs(await fetched())
    expect(asked().length).toBe(2)
  })

  test('unchanged between two starts: not fetched again', async () => {
    rig.server.publish()
    await fetched()
    await installs(await fetched())
    expect(asked().length).toBe(1)
  })

  test('changed between the check and the install: refused, the desk stays open, and it can be fetched again', async () => {
    rig.server.publish()
    const updates = await fetched()
    writeFileSync(pending(), Buffer.alloc(40_000, 'z'))
    expect(await updates.install({ restart: true, still: () => true })).toEqual({ ok: false, refusal: 'changed-since' })
    expect(updates.state()).toMatchObject({ stage: 'resting', trouble: 'changed-since', offered: { version: '1.1.0' } })
    expect(existsSync(pending())).toBe(false)
    untouched()
    await updates.download()
    await installs(updates)
  })

  test('a link to another file in its place: refused', async () => {
    rig.server.publish()
    const updates = await fetched()
    const other = path.join(rig.pc.folder, 'other')
    writeFileSync(other, installerBytes('1.1.0'))
    rmSync(pending())
    symlinkSync(other, pending())
    expect(await updates.install({ restart: true, still: () => true })).toEqual({ ok: false, refusal: 'changed-since' })
    expect(existsSync(other)).toBe(true)
    untouched()
  })

  test('deleted: refused', async () => {
    rig.server.publish()
    const updates = await fetched()
    rmSync(pending())
    expect(await updates.install({ restart: true, still: () => true })).toEqual({ ok: false, refusal: 'changed-since' })
    untouched()
  })

  test('a part from before that was changed: noticed, and fetched whole', async () => {
    rig.server.publish()
    rig.server.misbehave.set(installer, inTurn(cutAfter(15_000, rig.pc.arrived), hangUp))
    await fetched()
    const [part] = readdirSync(rig.pc.partialDir)
    writeFileSync(path.join(rig.pc.partialDir, part!), Buffer.alloc(15_000, 'w'))
    rig.server.misbehave.clear()
    await installs(await fetched())
  })

  test('a part larger than the whole, and rubbish beside it: both cleared away', async () => {
    rig.server.publish()
    rig.server.misbehave.set(installer, hangUp)
    await fetched()
    mkdirSync(path.join(rig.pc.partialDir, 'rubbish'), { recursive: true })
    rig.server.misbehave.clear()
    await installs(await fetched())
    expect(readdirSync(rig.pc.partialDir)).toEqual([])
  })

  test("electron-updater's own note of what it fetched, made rubbish: fetched again", async () => {
    rig.server.publish()
    await fetched()
    writeFileSync(path.join(rig.pc.pendingDir, 'update-info.json'), '{"fileName":')
    await installs(await fetched())
  })
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { installerBytes, startFeedServer, type FeedServer } from '../support/update-feed.ts'
import { updatesPc, type UpdatesPc } from '../support/updates-rig.ts'

const child = path.resolve(import.meta.dirname, '../support/updates-child.ts')
const before = installerBytes('1.0.0')
const after = installerBytes('1.1.0', 100_000)

let server: FeedServer
beforeAll(async () => {
  server = await startFeedServer()
  server.publish({}, undefined, after)
})
afterAll(() => server.stop())

/** Runs a whole update on a PC; killed at a step, or through. */
const update = async (
  pc: UpdatesPc,
  killAt: number,
): Promise<{ readonly signal: string | null; readonly said: string }> => {
  const running = spawn(process.execPath, [child, pc.folder, server.url, server.key.spki, String(killAt)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  running.stdout.on('data', (piece: Buffer) => (said += piece.toString()))
  const [, signal] = (await once(running, 'close')) as [number | null, string | null]
  return { signal, said }
}

/** What is on the disk after a kill is one whole app, and the next start brings the update to its end. */
const wholeAndFinished = async (pc: UpdatesPc): Promise<'old' | 'new'> => {
  const found = readFileSync(pc.appImage)
  const isNew = found.equals(after)
  expect(isNew || found.equals(before)).toBe(true)
  expect(statSync(pc.appImage).mode & 0o777).toBe(0o755)
  const again = updatesPc(server, pc.folder).open({ version: isNew ? '1.1.0' : '1.0.0' })
  expect(await again.check()).toMatchObject({ trouble: null })
  if (isNew) {
    expect(again.state()).toMatchObject({ offered: null })
    return 'new'
  }
  expect(await again.download()).toMatchObject({ stage: 'ready', trouble: null })
  expect(await again.install({ restart: true, still: () => true })).toMatchObject({ ok: true })
  expect(readFileSync(pc.appImage).equals(after)).toBe(true)
  expect(existsSync(`${pc.appImage}.new`)).toBe(false)
  expect(readdirSync(pc.partialDir)).toEqual([])
  return 'old'
}

test('killed at every step of an update, the app on the disk is the old one or the new one, whole, and the next start finishes it', async () => {
  const found = { old: 0, new: 0 }
  let step = 0
  let through = false
  // How many writes a download takes differs from run to run: the first update that no kill reaches is the end.
  const work = async (): Promise<void> => {
    while (!through) {
      const pc = updatesPc(server)
      step += 1
      const { signal, said } = await update(pc, step)
      if (signal === null) {
        through = true
        expect(JSON.parse(said)).toMatchObject({ installed: { ok: true } })
        expect(readFileSync(pc.appImage).equals(after)).toBe(true)
      } else {
        expect(signal).toBe('SIGKILL')
        found[await wholeAndFinished(pc)] += 1
      }
      pc.remove()
    }
  }
  await Promise.all([work(), work()])
  expect(found.old).toBeGreaterThan(20)
  expect(found.new).toBeGreaterThan(0)
  process.stdout.write(`updates: killed at ${found.old + found.new} steps, old ${found.old}, new ${found.new}\n`)
})

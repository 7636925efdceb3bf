import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { installerBytes, startFeedServer, type FeedServer } from '../../support/update-feed.ts'
import { updatesPc, type UpdatesPc } from '../../support/updates-rig.ts'

let server: FeedServer
let pc: UpdatesPc

beforeEach(async () => {
  server = await startFeedServer()
  pc = updatesPc(server)
})
afterEach(async () => {
  await server.stop()
  pc.remove()
})

test('a good update is offered, fetched, checked and, when asked, put in the place of the app', async () => {
  const { bytes } = server.publish()
  const updates = pc.open()
  expect(await updates.check()).toMatchObject({ stage: 'resting', trouble: null, offered: { version: '1.1.0' } })
  expect(await updates.download()).toMatchObject({ stage: 'ready', trouble: null })
  expect(await updates.install({ restart: true, still: () => true })).toEqual({ ok: true, value: undefined })
  expect(pc.did).toEqual(['desk closed', 'start again', 'quit'])
  expect(readFileSync(pc.appImage).equals(bytes)).toBe(true)
  expect(statSync(pc.appImage).mode & 0o777).toBe(0o755)
  expect(existsSync(`${pc.appImage}.new`)).toBe(false)
  expect(readdirSync(pc.partialDir)).toEqual([])
})

test('the desk is closed, with the old app in its place, before anything of the install begins', async () => {
  server.publish()
  const found: string[] = []
  const updates = pc.open({
    closeDesk: async () => void found.push(readFileSync(pc.appImage).equals(installerBytes('1.0.0')) ? 'old' : 'new'),
  })
  await updates.check()
  await updates.download()
  expect(await updates.install({ restart: true, still: () => true })).toMatchObject({ ok: true })
  expect(found).toEqual(['old'])
  expect(readFileSync(pc.appImage).equals(installerBytes('1.1.0'))).toBe(true)
})

import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { installerBytes } from '../../support/update-feed.ts'
import { updatesEachTest } from '../../support/updates-each-test.ts'

const rig = updatesEachTest()

test('a good update is offered, fetched, checked and, when asked, put in the place of the app', async () => {
  const { bytes } = rig.server.publish()
  const updates = rig.pc.open()
  expect(await updates.check()).toMatchObject({ stage: 'resting', trouble: null, offered: { version: '1.1.0' } })
  expect(await updates.download()).toMatchObject({ stage: 'ready', trouble: null })
  expect(await updates.install({ restart: true, still: () => true })).toEqual({ ok: true, value: undefined })
  expect(rig.pc.did).toEqual(['desk closed', 'start again', 'quit'])
  expect(readFileSync(rig.pc.appImage).equals(bytes)).toBe(true)
  expect(statSync(rig.pc.appImage).mode & 0o777).toBe(0o755)
  expect(existsSync(`${rig.pc.appImage}.new`)).toBe(false)
  expect(readdirSync(rig.pc.partialDir)).toEqual([])
})

test('the desk is closed, with the old app in its place, before anything of the install begins', async () => {
  rig.server.publish()
  const found: string[] = []
  const updates = rig.pc.open({
    closeDesk: async () =>
      void found.push(readFileSync(rig.pc.appImage).equals(installerBytes('1.0.0')) ? 'old' : 'new'),
  })
  await updates.check()
  await updates.download()
  expect(await updates.install({ restart: true, still: () => true })).toMatchObject({ ok: true })
  expect(found).toEqual(['old'])
  expect(readFileSync(rig.pc.appImage).equals(installerBytes('1.1.0'))).toBe(true)
})

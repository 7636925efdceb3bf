import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect } from 'vitest'
import type { UpdateTrouble, Updates } from '../../src/main/updates/updates.ts'
import { installerBytes, startFeedServer, type FeedServer } from './update-feed.ts'
import { updatesPc, type UpdatesPc } from './updates-rig.ts'

/** The installer that a server publishes unless told otherwise. */
export const installer = 'Pestle-1.1.0.AppImage'

/** A publisher's server and a PC for each test of a file, and the outcomes that its tests have in common. */
export const updatesEachTest = () => {
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
  return {
    /** Those of the test that runs. */
    get server(): FeedServer {
      return server
    },
    get pc(): UpdatesPc {
      return pc
    },
    /** How often, and how, the installer was asked for. */
    asked: () => server.requests.filter(({ name }) => name === installer),
    /** Checks and downloads; what came of it is in the state. */
    fetched: async (updates = pc.open()): Promise<Updates> => {
      expect(await updates.check()).toMatchObject({ trouble: null, offered: { version: '1.1.0' } })
      await updates.download()
      return updates
    },
    /** The feed is refused, nothing is offered, and no installer is asked for. */
    refusedAs: async (trouble: UpdateTrouble, updates = pc.open()): Promise<void> => {
      expect(await updates.check()).toMatchObject({ stage: 'resting', offered: null, trouble })
      expect(await updates.download()).toMatchObject({ stage: 'resting', offered: null })
      expect(server.requests.filter(({ name }) => name.endsWith('.AppImage'))).toEqual([])
    },
    /** The app is the one that was installed, and the desk was left alone. */
    untouched: (): void => {
      expect(readFileSync(pc.appImage).equals(installerBytes('1.0.0'))).toBe(true)
      expect(pc.did).toEqual([])
    },
    /** The download is ready, and the install puts it in the place of the app. */
    installs: async (updates: Updates): Promise<void> => {
      expect(updates.state()).toMatchObject({ stage: 'ready', trouble: null })
      expect(await updates.install({ restart: false, still: () => true })).toMatchObject({ ok: true })
      expect(readFileSync(pc.appImage).equals(installerBytes('1.1.0'))).toBe(true)
    },
  }
}

import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Updates } from '../../src/main/updates/updates.ts'
import { installerBytes } from './update-feed.ts'
import type { UpdatesPc } from './updates-rig.ts'

/** Checks and downloads; what came of it is in the state. */
export const fetched = async (updates: Updates): Promise<Updates> => {
  expect(await updates.check()).toMatchObject({ trouble: null, offered: { version: '1.1.0' } })
  await updates.download()
  return updates
}

/** The app is the one that was installed, and the desk was left alone. */
export const untouched = (pc: UpdatesPc): void => {
  expect(readFileSync(pc.appImage).equals(installerBytes('1.0.0'))).toBe(true)
  expect(pc.did).toEqual([])
}

/** The download is ready, and the install puts it in the place of the app. */
export const installs = async (pc: UpdatesPc, updates: Updates): Promise<void> => {
  expect(updates.state()).toMatchObject({ stage: 'ready', trouble: null })
  expect(await updates.install({ restart: false, still: () => true })).toMatchObject({ ok: true })
  expect(readFileSync(pc.appImage).equals(installerBytes('1.1.0'))).toBe(true)
}

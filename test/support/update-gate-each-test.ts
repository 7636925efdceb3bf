import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { updateGate } from './update-gate.ts'
import { createWorld, type World } from './world.ts'

/** The session and person that ask at a gate. */
export const asker = {
  session: 'one',
  person: { id: 'staff-1', name: 'Aisha Karim', role: 'pharmacist' },
} as const

/** A pharmacy and a data folder for each test of a file, and gates on them. */
export const updateGateEachTest = () => {
  let world: World
  let dataDir = ''
  beforeEach(() => {
    world = createWorld()
    dataDir = mkdtempSync(path.join(tmpdir(), 'pestle-gate-'))
  })
  afterEach(() => {
    world[Symbol.dispose]()
    rmSync(dataDir, { recursive: true, force: true })
  })
  return {
    /** That of the test that runs. */
    get dataDir(): string {
      return dataDir
    },
    gate: (given: Partial<Parameters<typeof updateGate>[0]> = {}) =>
      updateGate({ database: world.database, dataDir, ...given }),
  }
}

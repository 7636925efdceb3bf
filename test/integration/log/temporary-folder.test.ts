import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { TestProject } from 'vitest/node'
import { setup } from '../../support/temporary-folder.ts'

test('the files of a run of the tests go with its end, and those of one that was killed with the next start', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'pestle-folders-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const ended = spawnSync(process.execPath, ['--version']).pid
  const names = [
    `pestle-tests-${ended}`,
    `pestle-simulation-${ended}`,
    `pestle-tests-${process.ppid}`,
    `other-${ended}`,
  ]
  for (const name of names) mkdirSync(path.join(home, name, 'data'), { recursive: true })
  const folder = path.join(home, `pestle-tests-${process.pid}`)
  const tearDown = setup({ config: { env: { TMPDIR: folder } } } as unknown as TestProject)
  expect([...names, path.basename(folder)].filter((name) => existsSync(path.join(home, name)))).toEqual([
    `pestle-tests-${process.ppid}`,
    `other-${ended}`,
    `pestle-tests-${process.pid}`,
  ])
  mkdirSync(path.join(folder, 'of a failed test'))
  tearDown()
  expect(existsSync(folder)).toBe(false)
})

test('this very run keeps its files in a folder of its own', () => {
  expect(path.basename(tmpdir())).toMatch(/^pestle-tests-\d+$/)
})

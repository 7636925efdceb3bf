// npm run e2e -- <playwright arguments>: builds what is older than src, then runs test/e2e in real Electron if its
// binary is there, else on the stand-in for the electron module in a Chromium.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { buildIfStale } from './build.mjs'
import { electronBinary } from './electron-binary.mjs'
import { findChromium } from './find-chromium.mjs'

const root = path.resolve(import.meta.dirname, '..')
try {
  await buildIfStale()
  // Unpacked here once, or every worker would do it at the same time.
  const chromium = await findChromium()
  const standIn = process.env['PESTLE_STANDIN_ALWAYS'] === '1' || electronBinary() === undefined
  const host = standIn ? 'the stand-in for Electron' : 'real Electron'
  console.log(`End to end on ${host}; the browser is ${chromium.executablePath}`)
  const ran = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'test', ...process.argv.slice(2)],
    { cwd: root, stdio: 'inherit' },
  )
  process.exitCode = ran.status ?? 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

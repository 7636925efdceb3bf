// npm run pack -- <electron-builder's arguments>: builds what is older than its source and packs it. Nothing is published.
//   npm run pack -- --linux dir       the tree that an installer would put on the PC, in dist/
//   npm run pack -- --win nsis        needs Electron's and the installer's downloads
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { buildIfStale } from './build.mjs'

const root = path.resolve(import.meta.dirname, '..')
try {
  await buildIfStale()
  const builder = path.join(root, 'node_modules', 'electron-builder', 'cli.js')
  const args = ['--config', 'electron-builder.config.js', '--publish', 'never', ...process.argv.slice(2)]
  const ran = spawnSync(process.execPath, [builder, ...args], { cwd: root, stdio: 'inherit' })
  process.exitCode = ran.status ?? 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

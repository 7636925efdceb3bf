import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)

/** Throws a sentence when the app was not built. */
function findMainScript(appDir: string): string {
  const { main } = JSON.parse(readFileSync(path.join(appDir, 'package.json'), 'utf8')) as { readonly main: string }
  const script = path.join(appDir, main)
  if (!existsSync(script)) throw new Error(`${script} is not there: run the build first`)
  return script
}

/** What to start the stand-in with: a program and its first arguments. */
export function standInCommand(appDir: string): { readonly command: string; readonly args: readonly string[] } {
  const register = path.join(import.meta.dirname, 'register.ts')
  return { command: findNode24(), args: ['--import', register, findMainScript(appDir)] }
}

/** Electron embeds Node 24, and the database module crashes on older ones. */
function findNode24(): string {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const manifest = require.resolve(`node-${platform}-${process.arch}/package.json`)
  return path.join(path.dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

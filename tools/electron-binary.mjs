import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const folder = path.resolve(import.meta.dirname, '..', 'node_modules', 'electron')

/** Electron's own executable, which is not in the registry; undefined until its installer has fetched this version. */
export function electronBinary() {
  const name = path.join(folder, 'path.txt')
  const version = path.join(folder, 'dist', 'version')
  if (!existsSync(name) || !existsSync(version)) return undefined
  const wanted = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version
  if (readFileSync(version, 'utf8').trim().replace(/^v/, '') !== wanted) return undefined
  const binary = path.join(folder, 'dist', readFileSync(name, 'utf8').trim())
  return existsSync(binary) ? binary : undefined
}

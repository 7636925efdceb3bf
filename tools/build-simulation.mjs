import { existsSync } from 'node:fs'
import { readdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'vite'

const root = path.resolve(import.meta.dirname, '..')
const sources = ['src', 'migrations', 'test/simulation', 'test/support', 'tools/build-simulation.mjs']

/**
 * Builds the simulation into .cache/simulation when it is older than what it is made of, and gives its entry. The database
 * driver is replaced by one that stops at every statement; nothing else is. `patches` are for mutants, each in its own folder.
 * @param {{ name?: string, plugins?: import('vite').Plugin[] }} [wanted]
 */
export async function buildSimulation({ name = 'plain', plugins = [] } = {}) {
  const folder = path.join(root, '.cache', 'simulation', name)
  const entry = path.join(folder, 'main.js')
  const stamp = path.join(folder, '.built')
  if (plugins.length === 0 && (await isFresh(stamp))) return entry
  const startedAt = Date.now()
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins,
    resolve: {
      alias: [{ find: /^better-sqlite3$/, replacement: path.join(root, 'test/simulation/sqlite-with-faults.ts') }],
    },
    build: {
      ssr: path.join(root, 'test/simulation/main.ts'),
      outDir: folder,
      emptyOutDir: true,
      target: 'node24',
      rolldownOptions: { output: { entryFileNames: 'main.js' } },
    },
  })
  await writeFile(stamp, String(startedAt))
  return entry
}

/** @param {string} stamp */
async function isFresh(stamp) {
  if (!existsSync(stamp)) return false
  const builtAt = (await stat(stamp)).mtimeMs
  const newest = await Promise.all(sources.map((each) => newestMs(path.join(root, each))))
  return Math.max(...newest) < builtAt
}

/** @param {string} place @returns {Promise<number>} */
async function newestMs(place) {
  const found = await stat(place)
  if (!found.isDirectory()) return found.mtimeMs
  const inside = await Promise.all((await readdir(place)).map((name) => newestMs(path.join(place, name))))
  return Math.max(found.mtimeMs, ...inside)
}

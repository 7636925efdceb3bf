import { spawnSync } from 'node:child_process'
import path from 'node:path'

/**
 * Runs what `build` gives under this Node, at the top of the repository and with the arguments of this command, and ends as that ends.
 * A build that fails is said in its own words.
 * @param {() => Promise<readonly string[]>} build gives the built file, with the flags before and the arguments of its own behind it
 */
export async function runBuilt(build) {
  try {
    const ran = spawnSync(process.execPath, [...(await build()), ...process.argv.slice(2)], {
      stdio: 'inherit',
      cwd: path.resolve(import.meta.dirname, '..'),
    })
    process.exitCode = ran.status ?? 1
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}

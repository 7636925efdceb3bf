// npm run simulate -- --seeds N [--from K] [--jobs J] [--json], or --mutants: the deterministic simulation of desk, outbox and service.
import { spawnSync } from 'node:child_process'
import { buildSimulation } from './build-simulation.mjs'
import { tryMutants } from './mutants.mjs'
import { recordSimulation } from './record-simulation.mjs'

try {
  if (process.argv.includes('--mutants')) {
    process.exit((await tryMutants(process.argv.slice(2))) === 0 ? 0 : 1)
  }
  if (process.argv.includes('--record')) {
    process.exit((await recordSimulation(process.argv.slice(2))) === 0 ? 0 : 1)
  }
  const entry = await buildSimulation()
  const ran = spawnSync(process.execPath, [entry, ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exitCode = ran.status ?? 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

// npm run simulate -- --seeds N [--from K] [--jobs J] [--json]: the deterministic simulation of desk, outbox and service.
import { spawnSync } from 'node:child_process'
import { buildSimulation } from './build-simulation.mjs'

try {
  const entry = await buildSimulation()
  const ran = spawnSync(process.execPath, [entry, ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exitCode = ran.status ?? 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

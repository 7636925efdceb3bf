// npm run simulate -- --seeds N [--from K] [--jobs J] [--json], or --mutants: the deterministic simulation of desk, outbox and service.
import { buildSimulation } from './build-simulation.mjs'
import { tryMutants } from './mutants.mjs'
import { recordSimulation } from './record-simulation.mjs'
import { runBuilt } from './run-built.mjs'

await runBuilt(async () => {
  if (process.argv.includes('--mutants')) process.exit((await tryMutants(process.argv.slice(2))) === 0 ? 0 : 1)
  if (process.argv.includes('--record')) process.exit((await recordSimulation(process.argv.slice(2))) === 0 ? 0 : 1)
  return [await buildSimulation()]
})

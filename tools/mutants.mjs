// npm run simulate -- --mutants [--only text] [--from number]: builds every wrong outbox and says by which promise and seed it was caught.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { mutants } from '../test/simulation/mutants/mutants.mjs'
import { buildSimulation } from './build-simulation.mjs'

const src = path.resolve(import.meta.dirname, '..', 'src')

/** @param {import('../test/simulation/mutants/mutants.mjs').Mutant} mutant @returns {{ plugin: import('vite').Plugin, found: () => boolean }} */
function patch({ name, file, find, put }) {
  let found = false
  return {
    found: () => found,
    plugin: {
      name: 'mutant',
      enforce: 'pre',
      transform(code, id) {
        if (path.normalize(id) !== path.join(src, file)) return undefined
        const times = code.split(find).length - 1
        if (times !== 1) throw new Error(`The mutant "${name}" finds its text ${times} times in ${file}`)
        found = true
        return { code: code.replace(find, () => put), map: null }
      },
    },
  }
}

/**
 * Plays up to `seeds` seeds against one mutant until a promise is broken.
 * @param {import('../test/simulation/mutants/mutants.mjs').Mutant} mutant @param {number} seeds
 */
async function tryMutant(mutant, seeds) {
  const { plugin, found } = patch(mutant)
  const entry = await buildSimulation({ name: 'mutant', plugins: [plugin] })
  if (!found()) throw new Error(`The mutant "${mutant.name}" is in a file the simulation does not use: ${mutant.file}`)
  const args = [entry, '--seeds', String(seeds), '--json', '--stop-at-first']
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 28 })
  const lines = stdout.trim().split('\n')
  // Not caught is one thing, not tried another.
  if (!lines.at(-1)?.includes('"seeds"')) throw new Error(`The mutant "${mutant.name}" was not played:\n${stderr}`)
  const first = lines.length > 1 ? JSON.parse(lines[0] ?? '{}') : undefined
  /** @type {{ seed: number, violations: { promise: number, what: string }[] } | undefined} */
  const caught = first
  return {
    name: mutant.name,
    caught: caught !== undefined,
    seed: caught?.seed ?? null,
    promise: caught?.violations[0]?.promise ?? null,
    what: caught?.violations[0]?.what ?? null,
  }
}

/** Tries all of them and prints a line for each; gives how many escaped. @param {readonly string[]} args */
export async function tryMutants(args) {
  const at = args.indexOf('--only')
  const only = at < 0 ? '' : (args[at + 1] ?? '')
  const from = args.indexOf('--from')
  const first = from < 0 ? 0 : Number(args[from + 1])
  const chosen = mutants.filter(({ name }, number) => number >= first && name.includes(only))
  let escaped = 0
  for (const mutant of chosen) {
    const result = await tryMutant(mutant, 2_000)
    if (!result.caught) escaped += 1
    if (args.includes('--json')) console.log(JSON.stringify(result))
    else
      console.log(
        result.caught
          ? `caught at seed ${result.seed} by promise ${result.promise}: ${mutant.name} (${result.what})`
          : `ESCAPED 2000 seeds: ${mutant.name}`,
      )
  }
  console.log(JSON.stringify({ mutants: chosen.length, caught: chosen.length - escaped, escaped }))
  return escaped
}

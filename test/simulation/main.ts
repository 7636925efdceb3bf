import { fork } from 'node:child_process'
import path from 'node:path'
import { makeTemplate, removeAll } from './disk.ts'
import { showHerd } from './show-herd.ts'
import { planOf } from './plan.ts'
import { play, playSeed, type Outcome } from './run.ts'
import { shrunk } from './shrink.ts'
import { addUp, emptySum, together, type Sum } from './sum.ts'

interface Asked {
  readonly from: number
  readonly seeds: number
  readonly jobs: number
  readonly json: boolean
  readonly trace: boolean
  readonly stopAtFirst: boolean
  readonly shrink: boolean
  readonly steps: readonly number[] | null
}

const asked = (args: readonly string[]): Asked => {
  const number = (name: string, otherwise: number): number => {
    const at = args.indexOf(name)
    const value = at < 0 ? otherwise : Number(args[at + 1])
    if (!Number.isInteger(value) || value < 0) throw new Error(`${name} wants a whole number`)
    return value
  }
  const at = args.indexOf('--steps')
  return {
    from: number('--from', 1),
    seeds: number('--seeds', 1_000),
    jobs: Math.max(1, number('--jobs', 1)),
    json: args.includes('--json'),
    trace: args.includes('--trace'),
    stopAtFirst: args.includes('--stop-at-first'),
    shrink: !args.includes('--no-shrink'),
    steps: at < 0 ? null : (args[at + 1] ?? '').split(',').map(Number),
  }
}

const say = (asked: Asked, text: string): void => {
  if (!asked.json) console.log(text)
}

const told = async (asked: Asked, outcome: Outcome): Promise<void> => {
  if (outcome.violations.length === 0) return
  const { seed, violations } = outcome
  if (asked.json) {
    console.log(JSON.stringify({ seed, violations }))
    return
  }
  for (const { promise, what, step, mono } of violations.slice(0, 4))
    console.log(`seed ${seed}: promise ${promise} broken after step ${step}, ${mono} ms: ${what}`)
  if (asked.steps !== null || !asked.shrink) return
  const { steps } = await shrunk(planOf(seed), violations[0]!.promise)
  console.log(`  replay: npm run simulate -- --from ${seed} --seeds 1 --trace`)
  console.log(
    `  shortest: npm run simulate -- --from ${seed} --seeds 1 --trace --steps ${steps.map(({ id }) => id).join(',')}`,
  )
}

const playOne = (asked: Asked, seed: number): Promise<Outcome> => {
  if (asked.steps === null) return playSeed(seed, asked.trace)
  const plan = planOf(seed)
  return play({ ...plan, steps: plan.steps.filter(({ id }) => asked.steps!.includes(id)) }, asked.trace)
}

const slice = async (asked: Asked): Promise<Sum> => {
  let sum = emptySum
  makeTemplate()
  try {
    for (let seed = asked.from; seed < asked.from + asked.seeds; seed += 1) {
      const outcome = await playOne(asked, seed)
      if (asked.trace) console.log(outcome.trace.join('\n'))
      sum = addUp(sum, outcome)
      await told(asked, outcome)
      if (asked.stopAtFirst && outcome.violations.length > 0) break
    }
  } finally {
    removeAll()
  }
  return sum
}

const inParts = async (asked: Asked): Promise<Sum> => {
  const each = Math.ceil(asked.seeds / asked.jobs)
  const parts = Array.from({ length: asked.jobs }, (_, at) => ({
    from: asked.from + at * each,
    seeds: Math.min(each, asked.seeds - at * each),
  }))
  const sums = await Promise.all(parts.filter(({ seeds }) => seeds > 0).map((part) => child(asked, part)))
  return sums.reduce(together, emptySum)
}

const child = (asked: Asked, { from, seeds }: { readonly from: number; readonly seeds: number }): Promise<Sum> =>
  new Promise((resolve, reject) => {
    const args = [
      '--from',
      String(from),
      '--seeds',
      String(seeds),
      ...(asked.json ? ['--json'] : []),
      ...(asked.shrink ? [] : ['--no-shrink']),
    ]
    const process = fork(import.meta.filename, args, {
      stdio: 'inherit',
      env: { ...globalThis.process.env, PESTLE_SIMULATION_PART: '1' },
    })
    let sum: Sum | undefined
    process.on('message', (message) => {
      sum = message as Sum
    })
    process.on('error', reject)
    process.on('exit', (code) => {
      if (code === 0 && sum !== undefined) resolve(sum)
      else reject(new Error(`A part of the simulation ended with ${String(code)}`))
    })
  })

const startedAt = performance.now()
const wanted = asked(process.argv.slice(2))
if (process.argv.includes('--herd')) {
  console.log(JSON.stringify(showHerd(path.join(process.cwd(), 'docs', 'reliability'))))
} else if (process.env['PESTLE_SIMULATION_PART'] === '1') {
  const sum = await slice(wanted)
  process.send?.(sum, () => process.disconnect())
} else {
  const sum = wanted.jobs > 1 ? await inParts(wanted) : await slice(wanted)
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10
  if (!wanted.json)
    say(wanted, `${sum.seeds} seeds from ${wanted.from}; ${sum.counted} with fault, crash and concurrent work`)
  console.log(JSON.stringify({ ...sum, seconds }))
  process.exitCode = sum.violations > 0 ? 1 : 0
}

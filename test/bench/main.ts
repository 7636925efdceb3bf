import { parseArgs } from 'node:util'
import { mkdirSync, writeFileSync } from 'node:fs'
import { spreadOf, type Spread } from './figures.ts'
import { holdOpen } from './memory.ts'
import { measureOutbox, type Sizes } from './outbox.ts'
import { plotsOf } from './plots.ts'
import { runBackup } from './run-backup.ts'
import { runRestore } from './run-restore.ts'
import { runQueue } from './run-queue.ts'
import { takenNow } from './taken.ts'

const shipped: Sizes = {
  rounds: 5,
  waiting: [1_000, 10_000, 200_000],
  first: 1_000,
  long: 20_000,
  overHttp: 12_000,
  prescriptions: 100,
  enqueued: 2_000,
}
// To try whether it works at all; its figures mean nothing.
const tiny: Sizes = {
  rounds: 1,
  waiting: [200, 400, 800],
  first: 100,
  long: 300,
  overHttp: 100,
  prescriptions: 3,
  enqueued: 200,
}

const wide = (figures: ReadonlyMap<string, Spread>): number =>
  Math.max(...[...figures.keys()].map((name) => name.length))

const table = (figures: ReadonlyMap<string, Spread>): string =>
  [...figures]
    .map(
      ([name, { median, min, max }]) =>
        `${name.padEnd(wide(figures))}  ${String(median).padStart(8)}  [${min} – ${max}]`,
    )
    .join('\n')

const measure = async (): Promise<void> => {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      tiny: { type: 'boolean', default: false },
      rounds: { type: 'string' },
    },
  })
  const sizes = {
    ...(values.tiny ? tiny : shipped),
    ...(values.rounds === undefined ? {} : { rounds: Number(values.rounds) }),
  }
  const now = takenNow()
  const measured = await measureOutbox(sizes, (line) => process.stderr.write(`${line}\n`))
  const figures = new Map([...measured].map(([name, rounds]) => [name, spreadOf(rounds)]))
  const taken = {
    ...now,
    sizes,
    figures: Object.fromEntries(figures),
  }
  if (values.write) {
    mkdirSync('docs/reliability', { recursive: true })
    writeFileSync('docs/reliability/bench.json', `${JSON.stringify(taken, null, 2)}\n`)
    for (const [name, svg] of plotsOf(sizes, figures)) writeFileSync(`docs/reliability/${name}.svg`, svg)
  }
  process.stdout.write(
    values.json
      ? `${JSON.stringify(taken)}\n`
      : `${table(figures)}\nmedian [least – most] of ${sizes.rounds} rounds, commit ${taken.commit}, ${taken.machine}\n`,
  )
}

const [what, file] = process.argv.slice(2)
if (what === 'memory' && file !== undefined) await holdOpen(file)
else if (what === 'outbox') await measure()
else if (what === 'queue') runQueue(process.argv.slice(3))
else if (what === 'backup') await runBackup(process.argv.slice(3))
else if (what === 'restore') await runRestore(process.argv.slice(3))
else if (what === 'counter') {
  // Loads a browser's driver, which the other measurements have no need of.
  const { runCounter } = await import('./run-counter.ts')
  await runCounter(process.argv.slice(3))
} else {
  process.stderr.write('npm run bench -- outbox [--json] [--rounds N] [--write] [--tiny]\n')
  process.stderr.write('npm run bench -- queue [--json] [--rounds N] [--items N] [--seed S] [--data DIR]\n')
  process.stderr.write('npm run bench -- counter [--json] [--rounds N] [--items N] [--seed S] [--data DIR]\n')
  process.stderr.write(
    'npm run bench -- restore [--json] [--rounds N] [--items N] [--seed S] [--data DIR] [--to DIR]\n' +
      'npm run bench -- backup [--json] [--rounds N] [--acts N] [--items N] [--seed S] [--data DIR] [--to DIR]\n',
  )
  process.exitCode = 1
}

import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { benchCounter, type CounterFigures, type CounterSpread } from './counter.ts'
import { generatedFolder } from './generated-folder.ts'
import { takenNow } from './taken.ts'

const line = (name: string, { p50, p99, of }: CounterSpread): string =>
  `${name.padEnd(34)} p50 ${String(p50).padStart(7)}   p99 ${String(p99).padStart(7)}   of ${of}`

const tasksOver = (tasks: readonly number[]): string =>
  tasks.length === 0 ? 'no task over 50 ms' : `${tasks.length} tasks over 50 ms, the longest ${Math.max(...tasks)} ms`

const table = (figures: CounterFigures): string =>
  [
    line('an empty page, to its paint', figures.emptyPage),
    line('start, to the first line painted', figures.start),
    line('search, one letter to paint', figures.search),
    line('… beside a report in the worker', figures.searchBesideReport),
    line('open, key to paint', figures.open),
    line('… beside a report in the worker', figures.openBesideReport),
    line('act, key to paint of its answer', figures.act),
    `scrolled ${figures.scrolledRows} rows: ${tasksOver(figures.longTasks)}`,
    `${figures.drain.updates} updates sent in ${figures.drain.seconds} s while scrolling: ${tasksOver(figures.drain.longTasks)}`,
  ].join('\n')

/** `npm run bench -- counter [--items N] [--seed S] [--rounds N] [--updates N] [--json]`: the counter in a real browser on a generated file. */
export const runCounter = async (args: string[]): Promise<void> => {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      items: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
      rounds: { type: 'string', default: '100' },
      updates: { type: 'string', default: '12000' },
      data: { type: 'string' },
    },
  })
  const taken = takenNow()
  const items = Number(values.items)
  const dataDir =
    values.data ?? generatedFolder(items, Number(values.seed), (said) => process.stderr.write(`${said}\n`))
  try {
    const figures = await benchCounter(dataDir, Number(values.rounds), Number(values.updates))
    const of = { ...taken, items: values.data === undefined ? items : null }
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ ...of, figures })}\n`
        : `${table(figures)}\n${values.data ?? `${items} items`}, commit ${taken.commit}, ${taken.machine}, load before ${taken.loadBefore.toFixed(1)}\n`,
    )
  } finally {
    if (values.data === undefined) rmSync(dataDir, { recursive: true, force: true })
  }
}

import { parseArgs } from 'node:util'
import { dataFolder, dataOptions, print } from './asked-data.ts'
import { benchCounter, type CounterFigures, type CounterSpread } from './counter.ts'
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
    `… as many frames of plain text: ${tasksOver(figures.longTasksOfPlain)}`,
    `${figures.drain.updates} updates sent in ${figures.drain.seconds} s while scrolling: ${tasksOver(figures.drain.longTasks)}`,
    `… and in plain text, in turn with it: ${tasksOver(figures.drain.longTasksOfPlain)}`,
  ].join('\n')

/** `npm run bench -- counter [--items N] [--seed S] [--rounds N] [--updates N] [--json]`: the counter in a real browser on a generated file. */
export const runCounter = async (args: string[]): Promise<void> => {
  const { values } = parseArgs({
    args,
    options: {
      ...dataOptions,
      rounds: { type: 'string', default: '100' },
      updates: { type: 'string', default: '12000' },
    },
  })
  const taken = takenNow()
  using data = dataFolder(values)
  const { items, name } = data
  const figures = await benchCounter(data.dir, Number(values.rounds), Number(values.updates))
  print(values, taken, { items, figures }, `${table(figures)}\n${name}, `)
}

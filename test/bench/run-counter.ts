import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { benchCounter, type CounterFigures, type CounterSpread } from './counter.ts'
import { generatedFolder } from './generated-folder.ts'
import { takenNow } from './taken.ts'

const line = (name: string, { p50, p99, of }: CounterSpread): string =>
  `${name.padEnd(34)} p50 ${String(p50).padStart(7)}   p99 ${String(p99).padStart(7)}   of ${of}`

const table = (figures: CounterFigures): string =>
  [
    line('an empty page, to its paint', figures.emptyPage),
    line('start, to the first line painted', figures.start),
    line('search, one letter to paint', figures.search),
    line('open, key to paint', figures.open),
    line('act, key to paint of its answer', figures.act),
    `scrolled ${figures.scrolledRows} rows: ${figures.longTasks.length} tasks over 50 ms${figures.longTasks.length === 0 ? '' : `, the longest ${Math.max(...figures.longTasks)} ms`}`,
  ].join('\n')

/** `npm run bench -- counter [--items N] [--seed S] [--rounds N] [--json]`: the counter in a real browser on a generated file. */
export const runCounter = async (args: string[]): Promise<void> => {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      items: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
      rounds: { type: 'string', default: '100' },
      data: { type: 'string' },
    },
  })
  const taken = takenNow()
  const items = Number(values.items)
  const dataDir =
    values.data ?? generatedFolder(items, Number(values.seed), (said) => process.stderr.write(`${said}\n`))
  try {
    const figures = await benchCounter(dataDir, Number(values.rounds))
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

import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { generatedFolder } from './generated-folder.ts'
import { benchQueue, type QueueFigure } from './queue.ts'
import { takenNow } from './taken.ts'

const ms = (value: number): string => value.toFixed(2).padStart(9)

const table = (figures: readonly QueueFigure[]): string =>
  [
    `${' '.repeat(14)}   ours p50       p99 | plain SQL p50    p99  (ms)`,
    ...figures.map(
      ({ what, ours, plainSql }) =>
        `${what.padEnd(14)} ${ms(ours.p50)} ${ms(ours.p99)} | ${ms(plainSql.p50)} ${ms(plainSql.p99)}`,
    ),
  ].join('\n')

/** `npm run bench -- queue [--items N] [--seed S] [--rounds N] [--json]`: the questions of the counter on a generated file. */
export const runQueue = (args: string[]): void => {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      items: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
      rounds: { type: 'string', default: '400' },
      data: { type: 'string' },
    },
  })
  const [items, seed] = [Number(values.items), Number(values.seed)]
  const taken = takenNow()
  const dataDir = values.data ?? generatedFolder(items, seed, (line) => process.stderr.write(`${line}\n`))
  try {
    const { open, figures } = benchQueue(dataDir, Number(values.rounds))
    const of = { ...taken, items: values.data === undefined ? items : null, open }
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ ...of, figures })}\n`
        : `${table(figures)}\n${values.data ?? `${items} items`}, ${open} open, commit ${taken.commit}, ${taken.machine}, load before ${taken.loadBefore.toFixed(1)}\n`,
    )
  } finally {
    if (values.data === undefined) rmSync(dataDir, { recursive: true, force: true })
  }
}

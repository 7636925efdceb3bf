import { parseArgs } from 'node:util'
import { dataFolder, dataOptions, print } from './asked-data.ts'
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
      ...dataOptions,
      rounds: { type: 'string', default: '400' },
    },
  })
  const taken = takenNow()
  using data = dataFolder(values)
  const { items, name } = data
  const { open, figures } = benchQueue(data.dir, Number(values.rounds))
  print(values, taken, { items, open, figures }, `${table(figures)}\n${name}, ${open} open, `)
}

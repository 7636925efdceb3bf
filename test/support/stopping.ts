import { createRequire } from 'node:module'
import type Sqlite from 'better-sqlite3'

// Stands in for the driver, and beside it for the file system's renames: the real ones, which stop before and after every step
// so that a process can be ended exactly there, or what it would leave behind can be looked at. The product's code is not told.
const RealSqlite = createRequire(import.meta.url)('better-sqlite3') as typeof Sqlite

/** Asked before and after every step, with what it is. */
export type Stop = (step: string) => void

let stop: Stop | null = null
let stopped = false

/** Has every step of this process stop, also those begun from inside a stop only once it has ended; null ends that. */
export const stopAtEachStep = (next: Stop | null): void => {
  stop = next
}

/** A step of the process: stops before it and after it. */
export const step = <T>(name: string, work: () => T): T => {
  pause(name)
  const result = work()
  pause(`after ${name}`)
  return result
}

const pause = (name: string): void => {
  if (stop === null || stopped) return
  stopped = true
  try {
    stop(name)
  } finally {
    stopped = false
  }
}

/** The statements of one SQL text; those of a trigger stay together. */
export const statementsOf = (text: string): readonly string[] => {
  const found: string[] = []
  let open = ''
  for (const part of text.replaceAll(/--[^\n]*/g, '').split(';')) {
    open += `${part};`
    const isTrigger = /^\s*CREATE\s+TRIGGER/i.test(open)
    if (isTrigger && !/\bEND\s*;$/i.test(open)) continue
    if (open.trim() !== ';') found.push(open.trim())
    open = ''
  }
  return found
}

// What happens inside one transaction of the app's own is told apart by where it begins and ends.
const isStep = (sql: string): boolean => /^\s*(VACUUM|BEGIN|COMMIT|INSERT INTO migration)/i.test(sql)

class StoppingSqlite extends RealSqlite {
  override exec(sql: string): this {
    if (stop === null || stopped || this.memory) return super.exec(sql)
    for (const one of statementsOf(sql)) {
      pause(one.slice(0, 60))
      super.exec(one)
    }
    return this
  }

  override prepare(sql: string): never {
    const statement = super.prepare(sql) as unknown as { run: (...args: readonly unknown[]) => unknown }
    if (isStep(sql) && !this.memory) {
      const real = statement.run.bind(statement)
      statement.run = (...args) => step(sql.slice(0, 60), () => real(...args))
    }
    return statement as never
  }
}

export { StoppingSqlite as default }

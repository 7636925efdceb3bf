import { at, textAt } from './json-path.ts'

/** One task as it arrived, valid or not; what is missing is an empty string. */
export type ArrivedTask = {
  readonly taskId: string
  readonly prescriptionId: string
  readonly lineItemId: string
  readonly status: string
  readonly lastModified: string
}

/**
 * One `POST /` as it arrived: `number` counts arrivals from 1, `startedAt` is the stand-in's clock, `status` the answer
 * (null: the connection was broken instead), `stored` the task ids this very request stored, `fault` what was played on it.
 */
export type RequestRecord = {
  readonly number: number
  readonly startedAt: number
  readonly requestId: string
  readonly tasks: readonly ArrivedTask[]
  readonly status: number | null
  readonly stored: readonly string[]
  readonly fault: string | null
}

/** The tasks of a body that may be anything. */
export const arrivedTasks = (body: unknown): readonly ArrivedTask[] => {
  const entries = at(body, 'entry')
  if (!Array.isArray(entries)) return []
  return entries.map((entry: unknown) => {
    const task = at(entry, 'resource')
    return {
      taskId: textAt(task, 'id') ?? '',
      prescriptionId: (textAt(task, 'basedOn', 0, 'identifier', 'value') ?? '').toUpperCase(),
      lineItemId: (textAt(task, 'focus', 'identifier', 'value') ?? '').toUpperCase(),
      status: textAt(task, 'businessStatus', 'coding', 0, 'code') ?? '',
      lastModified: textAt(task, 'lastModified') ?? '',
    }
  })
}

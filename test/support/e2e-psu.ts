import { spawn } from 'node:child_process'
import path from 'node:path'
import type { NotificationRecord } from '../../src/main/practice/psu/notifications.ts'
import type { RequestRecord } from '../../src/main/practice/psu/request-log.ts'
import type { StoredRow } from '../../src/main/practice/psu/rows.ts'

/** The NHS stand-in in a process of its own, which the app knows nothing of but its address. */
export interface PsuProcess {
  readonly url: string
  readonly setLine: (on: boolean) => Promise<void>
  readonly rows: () => Promise<readonly StoredRow[]>
  /** Only what reached it: while the line is cut nothing does. */
  readonly requests: () => Promise<readonly RequestRecord[]>
  readonly notifications: () => Promise<readonly NotificationRecord[]>
  readonly stop: () => Promise<void>
}

const entry = path.resolve(import.meta.dirname, '../../out/main/psu-stand-in.js')

/** Starts the built stand-in on a free port; what it holds is in `dir`. */
export async function startPsu(dir: string): Promise<PsuProcess> {
  const child = spawn(process.execPath, [entry, '--dir', dir, '--with-parent'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', resolve)
    child.once('exit', () => reject(new Error('The stand-in for the NHS ended before it said its address')))
  })
  const { url } = JSON.parse(line) as { readonly url: string }
  const read = async <T>(what: string): Promise<T> => (await (await fetch(`${url}/_stand-in/${what}`)).json()) as T
  return {
    url,
    setLine: async (on) => {
      await fetch(`${url}/_stand-in/line`, { method: 'POST', body: JSON.stringify({ on }) })
    },
    rows: () => read('rows'),
    requests: () => read('requests'),
    notifications: () => read('notifications'),
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** The statuses an item was stored with, in order of arrival. */
export const statusesOf = (rows: readonly StoredRow[], itemId: string): readonly string[] =>
  rows.filter((row) => row.lineItemId === itemId.toUpperCase()).map(({ status }) => status)

/** The statuses of each item of a prescription, in order of arrival, by line item id. */
export const statusesByItem = (
  rows: readonly StoredRow[],
  shortId: string,
): Readonly<Record<string, readonly string[]>> => {
  const own = rows.filter((row) => row.prescriptionId === shortId.toUpperCase())
  return Object.fromEntries(own.map(({ lineItemId }) => [lineItemId, statusesOf(rows, lineItemId)]))
}

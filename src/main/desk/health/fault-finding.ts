import { existsSync, readFileSync } from 'node:fs'
import type { Finding } from '../../../contract/health.ts'
import { attention, fine } from './found.ts'

const weekMs = 7 * 24 * 3_600_000
const namedAtMost = 5

interface Fault {
  readonly at: number
  readonly reference: string
  readonly where: string
}

/** What the log says of faults of the last seven days: references and places, never what a fault said. `logs` oldest first. */
export const faultFinding = (logs: readonly string[], now: number): Finding => {
  const faults = logs
    .filter((file) => existsSync(file))
    .flatMap((file) => readFileSync(file, 'utf8').split('\n').flatMap(faultOf))
    .filter(({ at }) => at >= now - weekMs)
  if (faults.length === 0) return fine('Faults', 'None was written down in the last seven days.')
  const newest = faults
    .slice(-namedAtMost)
    .map(({ at, reference, where }) => `${reference} (${where}, ${new Date(at).toISOString().slice(0, 16)}Z)`)
  return attention(
    'Faults',
    'Faults were written down',
    `${faults.length} in the last seven days. The newest: ${newest.join(', ')}.`,
  )
}

const faultOf = (line: string): readonly Fault[] => {
  if (!line.includes('"event":"fault"')) return []
  try {
    const { time, reference, where } = JSON.parse(line) as Record<string, unknown>
    const at = typeof time === 'string' ? Date.parse(time) : Number.NaN
    // Only what a line of ours can hold: whatever else found its way into the file is not repeated.
    return typeof reference === 'string' && /^[0-9A-F]{8}$/.test(reference) && isPlace(where) && !Number.isNaN(at)
      ? [{ at, reference, where }]
      : []
  } catch (error) {
    // A line cut off by a power cut.
    if (error instanceof SyntaxError) return []
    throw error
  }
}

const isPlace = (where: unknown): where is string => typeof where === 'string' && /^[a-z: -]{1,60}$/i.test(where)

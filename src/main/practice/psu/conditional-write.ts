import { rowKey, type StoredRow } from './rows.ts'

/** How many puts one transaction takes; a longer bundle becomes several transactions that know nothing of each other. */
const chunkSize = 99

/**
 * What a bundle's write came to. `rows` is what was stored all the same: with over 99 entries one transaction may commit
 * while another is cancelled. `conflicts` are the task ids the first cancelled transaction blamed; contention blames none.
 */
export type WriteResult =
  | { readonly kind: 'written'; readonly rows: readonly StoredRow[] }
  | { readonly kind: 'cancelled'; readonly rows: readonly StoredRow[]; readonly conflicts: readonly string[] }
  | { readonly kind: 'rejected'; readonly rows: readonly StoredRow[] }

/**
 * Conditional puts "key must not exist", transactional per 99 rows: one existing key cancels its transaction with every
 * sibling; a key twice in one transaction is rejected by the database outright; `contended` cancels without blame.
 */
export const conditionalWrite = (
  exists: (row: StoredRow) => boolean,
  rows: readonly StoredRow[],
  contended = false,
): WriteResult => {
  const stored: StoredRow[] = []
  const taken = new Set<string>()
  const cancelled: (readonly string[])[] = []
  let rejected = false
  for (let start = 0; start < rows.length; start += chunkSize) {
    const chunk = rows.slice(start, start + chunkSize)
    const keys = chunk.map(rowKey)
    const conflicts = chunk.filter((row, index) => exists(row) || taken.has(keys[index] ?? '')).map((row) => row.taskId)
    if (new Set(keys).size < keys.length) rejected = true
    else if (contended) cancelled.push([])
    else if (conflicts.length > 0) cancelled.push(conflicts)
    else {
      stored.push(...chunk)
      for (const key of keys) taken.add(key)
    }
  }
  const first = cancelled[0]
  if (first !== undefined) return { kind: 'cancelled', rows: stored, conflicts: first }
  return rejected ? { kind: 'rejected', rows: stored } : { kind: 'written', rows: stored }
}

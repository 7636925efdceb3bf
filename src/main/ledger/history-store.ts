import { build, first, prepared, type Given, type ReadDb } from '../database/query.ts'

const hashes = prepared(({ seq }: Given<{ readonly seq: number }>) =>
  build.selectFrom('event').select('hash').where('seq', '=', seq),
)

/** The hash of an event, hexadecimal; undefined when there is none of that number. */
export const hashAt = (db: ReadDb, seq: number): string | undefined => {
  const row = first(db, hashes({ seq }))
  return row === undefined ? undefined : Buffer.from(row.hash).toString('hex')
}

/** Which terminal a file is. */
export const terminalOf = (db: ReadDb): string => {
  const row = first(db, build.selectFrom('meta').select('terminal_id'))
  if (row === undefined) throw new Error('The data file does not say which terminal it is')
  return row.terminal_id
}

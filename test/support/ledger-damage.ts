import type Sqlite from 'better-sqlite3'

/** A source of whole numbers from 0 up to, not including, a bound: the same seed gives the same ones. */
export type Dice = (below: number) => number

/** Mulberry32. */
export const seededDice = (seed: number): Dice => {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** Takes away what keeps the ledger append-only. */
export const dropTriggers = (raw: Sqlite.Database): void => {
  const triggers = raw.prepare("select name from sqlite_schema where type = 'trigger'").all() as { name: string }[]
  for (const { name } of triggers) raw.exec(`drop trigger "${name}"`)
  raw.pragma('ignore_check_constraints = ON')
  raw.pragma('synchronous = OFF')
}

const tables = ['event', 'event_body', 'terminal_head'] as const

/** Remembers the ledger as it is; the answer puts it back. */
export const remember = (raw: Sqlite.Database): (() => void) => {
  raw.pragma('temp_store = MEMORY')
  for (const table of tables) raw.exec(`create temp table kept_${table} as select * from ${table}`)
  return () => {
    for (const table of tables) raw.exec(`delete from ${table}; insert into ${table} select * from kept_${table}`)
  }
}

type Damage = (raw: Sqlite.Database, dice: Dice) => string

/** Every kind of single damage, by name. Each says what it did. */
export const damages: Readonly<Record<string, Damage>> = {
  bit: (raw, dice) => flipBit(raw, dice, pick(['event', 'event', 'event_body', 'terminal_head'], dice)),
  delete: (raw, dice) => deleteRow(raw, pick(tables, dice), dice),
  tail: (raw, dice) => cutTail(raw, 1 + dice(5)),
  swap: (raw, dice) => swapColumn(raw, dice),
  insert: (raw, dice) => insertForged(raw, dice),
}

const pick = <T>(from: readonly T[], dice: Dice): T => from[dice(from.length)] as T

const rowIds = (raw: Sqlite.Database, table: string): readonly number[] =>
  (raw.prepare(`select rowid as id from ${table} order by rowid`).all() as { id: number }[]).map(({ id }) => id)

const columnsOf = (raw: Sqlite.Database, table: string): readonly { name: string; type: string }[] =>
  raw.prepare('select name, type from pragma_table_info(?)').all(table) as { name: string; type: string }[]

const flipBit = (raw: Sqlite.Database, dice: Dice, table: string): string => {
  const id = pick(rowIds(raw, table), dice)
  const { name, type } = pick(columnsOf(raw, table), dice)
  if (type === 'INTEGER') {
    const bit = dice(48)
    const row = raw.prepare(`select ${name} as value from ${table} where rowid = ?`).safeIntegers().get(id)
    const { value } = row as { value: bigint }
    raw.prepare(`update ${table} set ${name} = ? where rowid = ?`).run(value ^ (1n << BigInt(bit)), id)
    return `${table}.${name} of ${id}, bit ${bit}`
  }
  const row = raw.prepare(`select cast(${name} as blob) as value from ${table} where rowid = ?`).get(id)
  const { value } = row as { value: Buffer }
  const bit = dice(value.length * 8)
  value.writeUInt8(value.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
  raw.prepare(`update ${table} set ${name} = cast(? as ${type}) where rowid = ?`).run(value, id)
  return `${table}.${name} of ${id}, bit ${bit}`
}

const deleteRow = (raw: Sqlite.Database, table: string, dice: Dice): string => {
  const id = pick(rowIds(raw, table), dice)
  raw.prepare(`delete from ${table} where rowid = ?`).run(id)
  return `${table} ${id} deleted`
}

const cutTail = (raw: Sqlite.Database, count: number): string => {
  raw.exec(`delete from event_body where seq in (select seq from event order by seq desc limit ${count})`)
  raw.exec(`delete from event where seq in (select seq from event order by seq desc limit ${count})`)
  return `the last ${count} events cut off with their bodies`
}

const swapColumn = (raw: Sqlite.Database, dice: Dice): string => {
  const table = pick(['event', 'event_body'], dice)
  const { name, type } = pick(columnsOf(raw, table), dice)
  const [one, two] = [pick(rowIds(raw, table), dice), pick(rowIds(raw, table), dice)]
  const read = raw.prepare(`select ${name} as value from ${table} where rowid = ?`)
  const [a, b] = [read.get(one), read.get(two)] as { value: string | number | Buffer }[]
  if (String(a?.value) === String(b?.value)) return ''
  const spare = { INTEGER: -999, TEXT: 'spare', BLOB: Buffer.alloc(32, 255) }[type] ?? 'spare'
  const set = raw.prepare(`update ${table} set ${name} = ? where ${name === 'seq' ? 'seq' : 'rowid'} = ?`)
  set.run(spare, one)
  set.run(a?.value, two)
  // The number of a row is its rowid: once changed, the row is found under the spare one.
  set.run(b?.value, name === 'seq' ? -999 : one)
  return `${table}.${name} of ${one} and ${two} swapped`
}

const insertForged = (raw: Sqlite.Database, dice: Dice): string => {
  const kind = dice(3)
  if (kind === 0) raw.exec(`insert into event_body values (99, randomblob(16), '{}')`)
  if (kind === 1) raw.exec(`insert into terminal_head values ('forged', 1, 1, randomblob(32))`)
  if (kind === 2) {
    const from = pick(rowIds(raw, 'event'), dice)
    const forged: Readonly<Record<string, string>> = {
      seq: '(select max(seq) + 1 from event)',
      event_id: "'forged'",
      stream_version: '999',
      terminal_seq: '(select max(terminal_seq) + 1 from event)',
      lamport: '(select max(lamport) + 1 from event)',
      previous_hash: '(select hash from event order by seq desc limit 1)',
    }
    const values = columnsOf(raw, 'event').map(({ name }) => forged[name] ?? name)
    raw.exec(`insert into event select ${values.join(', ')} from event where seq = ${from}`)
    raw.exec(
      `insert into event_body select (select max(seq) from event), salt, body from event_body where seq = ${from}`,
    )
  }
  return `forged row, kind ${kind}`
}

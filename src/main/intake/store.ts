import { sql, type RawBuilder } from 'kysely'
import { all, build, first, run, type ReadDb, type Tx } from '../database/query.ts'
import type { IntakeLinkTable, IntakeMessageTable, IntakeResultTable } from '../database/tables/intake.ts'

/** An arrival to be written; its number is given by the table. */
export type NewMessage = Omit<IntakeMessageTable, 'message_no'>

/** Which messages a list shows. */
export type Shown = 'all' | 'refused' | 'conflict' | 'held'

/** Writes an arrival. */
export const insertMessage = (tx: Tx, message: NewMessage): void =>
  void run(tx, build.insertInto('intake_message').values(message))

/** The earliest arrival that has these bytes; undefined when they are new or were too large to keep. */
export const messageWithBytes = (db: ReadDb, sha256: string): string | undefined =>
  first(
    db,
    build
      .selectFrom('intake_message')
      .select('message_id')
      .where('sha256', '=', sha256)
      .where('content', 'is not', null)
      .orderBy('message_no')
      .limit(1),
  )?.message_id

/** The arrival of these bytes under this origin that was kept and has no result yet; undefined when there is none. */
export const arrivalWithoutResult = (
  db: ReadDb,
  sha256: string,
  origin: { readonly kind: string; readonly name: string },
): string | undefined =>
  first(
    db,
    build
      .selectFrom('intake_message as m')
      .leftJoin('intake_result as r', 'r.message_no', 'm.message_no')
      .select('m.message_id')
      .where('m.sha256', '=', sha256)
      .where('m.origin_kind', '=', origin.kind)
      .where('m.origin_name', '=', origin.name)
      .where('r.message_no', 'is', null)
      .limit(1),
  )?.message_id

/** The latest result of an arrival with these bytes before the one numbered `before`, of which nothing was refused. */
export const wholeResultOfBytes = (db: ReadDb, sha256: string, before: number) =>
  first(
    db,
    build
      .selectFrom('intake_message as m')
      .innerJoin('intake_result as r', 'r.message_no', 'm.message_no')
      .select(['r.prescriptions', 'r.held'])
      .where('m.sha256', '=', sha256)
      .where('m.message_no', '<', before)
      .where('r.reasons', '=', '[]')
      .orderBy('m.message_no', 'desc')
      .limit(1),
  )

/** An arrival with its bytes, its own or the earlier one's; null bytes where it was too large to keep. */
export const loadMessage = (db: ReadDb, messageId: string) =>
  first(
    db,
    build
      .selectFrom('intake_message as m')
      .leftJoin('intake_message as o', 'o.message_id', 'm.same_bytes_as')
      .select([
        'm.message_no',
        'm.message_id',
        'm.received_at',
        'm.origin_kind',
        'm.origin_name',
        'm.size_bytes',
        'm.sha256',
      ])
      .select((eb) => eb.fn.coalesce('m.content', 'o.content').as('content'))
      .where('m.message_id', '=', messageId),
  )

/** Arrivals that were interrupted before their result, oldest first. */
export const messagesWithoutResult = (db: ReadDb): readonly string[] =>
  all(
    db,
    build
      .selectFrom('intake_message as m')
      .leftJoin('intake_result as r', 'r.message_no', 'm.message_no')
      .select('m.message_id')
      .where('r.message_no', 'is', null)
      .orderBy('m.message_no'),
  ).map(({ message_id }) => message_id)

/** Arrivals that brought a prescription released to another pharmacy, oldest first. */
export const heldMessages = (db: ReadDb) =>
  all(
    db,
    build
      .selectFrom('intake_result')
      .select(['message_id', 'prescriptions'])
      .where('held', '=', sql.lit(1))
      .orderBy('message_no'),
  )

/** The result of an arrival; undefined until it has one. */
export const loadResult = (db: ReadDb, messageId: string) =>
  first(db, build.selectFrom('intake_result').selectAll().where('message_id', '=', messageId))

/** Puts the result of an arrival in the place of the one before; a new result has not been seen by anybody. */
export const writeResult = (
  tx: Tx,
  result: Omit<IntakeResultTable, 'attempts' | 'acknowledged_at' | 'acknowledged_by'>,
): void => {
  const { message_no: _no, message_id: _id, ...changing } = result
  run(
    tx,
    build
      .insertInto('intake_result')
      .values({ ...result, attempts: 1, acknowledged_at: null, acknowledged_by: null })
      .onConflict((on) =>
        on.column('message_no').doUpdateSet({
          ...changing,
          attempts: sql<number>`attempts + 1`,
          acknowledged_at: null,
          acknowledged_by: null,
        }),
      ),
  )
}

/** Notes that a person has seen a message; gives whether there was one not seen before. */
export const writeAcknowledged = (tx: Tx, messageId: string, at: number, by: string): boolean =>
  run(
    tx,
    build
      .updateTable('intake_result')
      .set({ acknowledged_at: at, acknowledged_by: by })
      .where('message_id', '=', messageId)
      .where('acknowledged_at', 'is', null),
  ).changes > 0

/** Ties a prescription to a message that brought it; a second time is no change but for how it was taken. */
export const writeLink = (tx: Tx, link: IntakeLinkTable): void =>
  void run(
    tx,
    build
      .insertInto('intake_link')
      .values(link)
      .onConflict((on) =>
        on
          .columns(['prescription_id', 'message_id', 'path'])
          .doUpdateSet({ taken_as: link.taken_as, signed: link.signed }),
      ),
  )

/** All messages that brought a prescription, in order of arrival. */
export const linksOf = (db: ReadDb, prescriptionId: string) =>
  all(
    db,
    build
      .selectFrom('intake_link as l')
      .innerJoin('intake_message as m', 'm.message_id', 'l.message_id')
      .select(['l.message_id', 'l.path', 'l.taken_as', 'l.signed', 'm.received_at'])
      .where('l.prescription_id', '=', prescriptionId)
      .orderBy('m.message_no')
      .orderBy('l.path'),
  )

// A reason is there for every prescription that was not taken in, whatever became of the others.
const refusedInPart = sql<boolean>`r.reasons <> '[]'`

/** Messages of a list, newest first, from before a number; `refused` are those of which anything was refused or nothing was read. */
export const loadPage = (db: ReadDb, show: Shown, before: number | null, limit: number) => {
  const page = build
    .selectFrom('intake_message as m')
    .leftJoin('intake_result as r', 'r.message_no', 'm.message_no')
    .select(['m.message_no', 'm.message_id', 'm.received_at', 'm.origin_kind', 'm.origin_name'])
    .select(['r.outcome', 'r.held', 'r.reasons', 'r.prescriptions', 'r.acknowledged_at'])
    .where('m.message_no', '<', before ?? Number.MAX_SAFE_INTEGER)
    .orderBy('m.message_no', 'desc')
    .limit(limit)
  if (show === 'refused') return all(db, page.where(sql<boolean>`(r.message_no IS NULL OR ${refusedInPart})`))
  if (show === 'conflict') return all(db, page.where('r.outcome', '=', show))
  return all(db, show === 'held' ? page.where('r.held', '=', sql.lit(1)) : page)
}

/** How many messages arrived. */
export const countMessages = (db: ReadDb): number =>
  first(
    db,
    build.selectFrom('intake_message').select((eb) => eb.fn.countAll<number>().as('count')),
  )?.count ?? 0

/** How many messages have a result, how many are in each list, and of how many refused ones nobody has seen it. */
export const countResults = (db: ReadDb) =>
  first(
    db,
    build
      .selectFrom('intake_result as r')
      .select((eb) => [
        eb.fn.countAll<number>().as('read'),
        sumOf(refusedInPart).as('refused'),
        sumOf(sql<boolean>`r.outcome = 'conflict'`).as('conflict'),
        sumOf(sql<boolean>`r.held = 1`).as('held'),
        sumOf(sql<boolean>`r.acknowledged_at IS NULL AND ${refusedInPart}`).as('refusedUnseen'),
      ]),
  ) ?? { read: 0, refused: 0, conflict: 0, held: 0, refusedUnseen: 0 }

/** The prescriptions in conflict, by key, of each message that has nothing refused in it and was seen by nobody. */
export const conflictsUnseen = (db: ReadDb) =>
  all(
    db,
    sql<{ readonly message_no: number; readonly key: string }>`select r.message_no, taken.value ->> 'key' as key
      from intake_result r, json_each(r.prescriptions) taken
      where r.outcome = 'conflict' and r.reasons = '[]' and r.acknowledged_at is null
        and taken.value ->> 'as' = 'conflict'`,
  )

const sumOf = (condition: RawBuilder<boolean>): RawBuilder<number> => sql<number>`coalesce(sum(${condition}), 0)`

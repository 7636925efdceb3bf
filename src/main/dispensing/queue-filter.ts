import { sql, type RawBuilder } from 'kysely'
import type { Input } from '../../contract/index.ts'
import type { SchedulesByCode } from '../../domain/clinical-check/schedule-in-file.ts'
import type { KeptCodes } from '../../domain/kept-in.ts'
import { isControlled } from '../../domain/law.ts'
import type { Stage } from '../../domain/stage.ts'
import { addDays, type LocalDate } from '../../domain/uk-date.ts'
import { firstTurnNotWaiting } from '../../domain/turn.ts'
import { valuesOf } from '../database/query.ts'
import { markBit, type StoredFlag } from './flags.ts'

/** What a list can be cut down to. */
export type Condition = NonNullable<Input<'queue:page'>['only']>[number]

/** What a filter is asked with: the conditions, all of which must hold, the day, and what the product file says of drug codes. */
export interface Filter {
  readonly only: readonly Condition[]
  readonly today: LocalDate
  readonly keptCodes: () => KeptCodes
  readonly schedulesByCode: () => SchedulesByCode
}

// A week: what has to be ordered in, chased or delivered can still be.
const nearDays = 7

/** The last day that counts as near. */
export const nearDay = (today: LocalDate): LocalDate => addDays(today, nearDays)

const isWaiting = sql<boolean>`turn < ${sql.lit(firstTurnNotWaiting)}`

const marked = (flag: StoredFlag): RawBuilder<boolean> => sql<boolean>`(marks & ${sql.lit(markBit(flag))}) <> 0`

const hasOpen = (codes: RawBuilder<string>): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from json_each(open_codes) where value in ${codes})`

const isCold = (codes: ReadonlySet<string>): RawBuilder<boolean> =>
  sql<boolean>`(${marked('fridge')} or ${hasOpen(valuesOf([...codes]))})`

// All others come after a check that passed, and that answered for everything open.
const beforeItsCheck: readonly Stage[] = ['entry', 'check', 'needs-you', 'on-hold']

/**
 * Whether a product file says that something open is a controlled drug of which nothing else is answered yet, in SQL; `codes` are
 * those of controlled drugs. In the order of what it costs: the stage stands in the indexes, and few documents are read.
 */
export const isControlledByFile = (codes: readonly string[]): RawBuilder<boolean> => {
  const those = valuesOf(codes)
  return sql<boolean>`case
    when stage not in (${sql.join(beforeItsCheck.map((stage) => sql.lit(stage)))}) then 0
    when not ${hasOpen(those)} then 0
    else exists (
      select 1 from json_each(document, '$.items')
      where json_extract(value, '$.schedule') = 'unknown' and json_extract(value, '$.closed') is null
        and json_extract(value, '$.content.drug.code') in ${those}) end`
}

/** The codes that a product file says are those of controlled drugs. */
export const controlledCodes = (schedules: SchedulesByCode): readonly string[] =>
  [...schedules].flatMap(([code, schedule]) => (isControlled({ schedule }) ? [code] : []))

const conditionOf = (condition: Condition, { today, keptCodes, schedulesByCode }: Filter): RawBuilder<boolean> => {
  switch (condition) {
    case 'waiting':
      return isWaiting
    case 'due-today':
      return sql<boolean>`(${isWaiting} or promised_on <= ${today})`
    case 'fridge':
      return isCold(keptCodes().cold)
    case 'last-day-near':
      return sql<boolean>`last_legal_day <= ${nearDay(today)}`
    case 'controlled-drug':
      return sql<boolean>`case when ${marked(condition)} then 1 else ${isControlledByFile(controlledCodes(schedulesByCode()))} end`
    case 'owing':
    case 'repeat-issue':
    case 'unsigned':
    case 'hold':
      return marked(condition)
  }
}

/** The filter in SQL; true when it has no condition. Each part yields 0 or 1 and never null, so that it can be summed. */
export const filterSql = (filter: Filter): RawBuilder<boolean> =>
  filter.only.length === 0
    ? sql<boolean>`1`
    : sql<boolean>`(${sql.join(
        filter.only.map((condition) => sql`coalesce(${conditionOf(condition, filter)}, 0)`),
        sql` and `,
      )})`

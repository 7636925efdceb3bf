import { sql, type RawBuilder } from 'kysely'
import type { Input } from '../../contract/index.ts'
import type { KeptCodes } from '../../domain/kept-in.ts'
import { addDays, type LocalDate } from '../../domain/uk-date.ts'
import { firstTurnNotWaiting } from '../../domain/turn.ts'
import { markBit, type StoredFlag } from './flags.ts'

/** What a list can be cut down to. */
export type Condition = NonNullable<Input<'queue:page'>['only']>[number]

/** What a filter is asked with: the conditions, all of which must hold, the day, and where the product file keeps which drug codes. */
export interface Filter {
  readonly only: readonly Condition[]
  readonly today: LocalDate
  readonly keptCodes: () => KeptCodes
}

// A week: what has to be ordered in, chased or delivered can still be.
const nearDays = 7

/** The last day that counts as near. */
export const nearDay = (today: LocalDate): LocalDate => addDays(today, nearDays)

const isWaiting = sql<boolean>`turn < ${sql.lit(firstTurnNotWaiting)}`

const marked = (flag: StoredFlag): RawBuilder<boolean> => sql<boolean>`(marks & ${sql.lit(markBit(flag))}) <> 0`

const isCold = (codes: ReadonlySet<string>): RawBuilder<boolean> => {
  const cold = sql`(select value from json_each(${JSON.stringify([...codes])}))`
  return sql<boolean>`(${marked('fridge')} or exists (select 1 from json_each(open_codes) where value in ${cold}))`
}

const conditionOf = (condition: Condition, { today, keptCodes }: Filter): RawBuilder<boolean> => {
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

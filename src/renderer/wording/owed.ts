import type { Output } from '../../contract/index.ts'
import type { LocalDate } from '../../domain/uk-date.ts'
import { amountWords, dayWords } from './numbers-and-dates.ts'

type Owed = Output<'queue:page'>['rows'][number]['owed'][number]

/** What is owed on a line: `46 tablets owed, promised tomorrow, on order`; of several items, each. */
export const owedWords = (owed: readonly Owed[], today: LocalDate): string =>
  owed
    .map(({ amount, unit, reason, promisedOn }) => {
      const promised = promisedOn === null ? 'no day promised' : `promised ${dayWords(promisedOn, today)}`
      return `${amountWords(amount, unit)} owed, ${promised}: ${reason}.`
    })
    .join(' ')

import type { Output } from '../../contract/index.ts'
import type { OwedTooLate } from '../../domain/owed-too-late.ts'
import type { Owing } from '../../domain/prescription.ts'
import { formatHundredths, type Hundredths } from '../../domain/quantity.ts'
import type { NearMiss } from '../../domain/safety.ts'
import type { LocalDate } from '../../domain/uk-date.ts'
import { nearMissWords } from './near-misses.ts'
import { amountWords, dateWords, dayWords } from './numbers-and-dates.ts'

type Owed = Output<'queue:page'>['rows'][number]['owed'][number]

/** How much of a medicine is owed, in the words after its name: `46 tablets owed, promised tomorrow: On order.` */
export const owedWords = ({ amount, unit, reason, promisedOn }: Omit<Owed, 'itemName'>, today: LocalDate): string => {
  const promised = promisedOn === null ? 'no day promised' : `promised ${dayWords(promisedOn, today)}`
  return `${amountWords(amount, unit)} owed, ${promised}: ${reason}.`
}

/** Why all of an item cannot be assembled while a part of it is owed. */
export const owedStillWords = (amount: Hundredths, unit: string): string =>
  `${amountWords(amount, unit)} are owed. Say that nothing is owed any more, or take less.`

/** What was told to be owed of an item that is assembled again. */
export const stillOwedWords = (owing: Pick<Owing, 'amount' | 'reason' | 'promisedOn'>, unit: string): string =>
  `${amountWords(owing.amount, unit)} owed, ${owing.promisedOn === null ? 'no day promised' : `promised for ${dateWords(owing.promisedOn)}`}: ${owing.reason}`

/** That what is owed was promised for a day on which it may not be supplied any more, and what is to be done. */
export const promisedTooLateWords = (name: string, { promisedOn, lastDay }: Omit<OwedTooLate, 'owing'>) => ({
  head: `Promised for too late a day: what is owed of ${name} may be handed out until ${dateWords(lastDay)}.`,
  more: `The patient was told ${dateWords(promisedOn)}. Tell them, and say another day when it is assembled again, or ask the prescriber for a new prescription.`,
})

/** How much of an item is to be assembled now, and whether what else is owed of it stays so. */
export const asLastWords = (amount: Hundredths, toSupply: Hundredths, unit: string, restOwed: boolean): string =>
  `As last assembled: ${formatHundredths(amount)} of ${amountWords(toSupply, unit)}. ${restOwed ? 'The rest stays owed unless you say otherwise.' : 'It stays owed until it is made again, or you say otherwise.'}`

/** Why an item came back to assembly: `Wrong strength: 5 mg taken for 10 mg`. */
export const cameBackWords = ({ category, what }: Pick<NearMiss, 'category' | 'what'>): string =>
  `Back from its accuracy check: ${nearMissWords[category]}${what === nearMissWords[category] ? '' : `. ${what}`}`

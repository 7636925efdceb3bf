import type { Condition } from '../../contract/lists.ts'

/** What a list can be cut down to, as one says it. */
export const conditionWords: Readonly<Record<Condition, string>> = {
  waiting: 'Waiting in the shop',
  'due-today': 'Due today',
  'controlled-drug': 'Controlled drugs',
  fridge: 'Fridge',
  owing: 'Something owed',
  'repeat-issue': 'Repeat dispensing',
  hold: 'On hold',
  unsigned: 'Unsigned',
  'last-day-near': 'Last day near',
}

/** The conditions in the order they are offered. */
export const conditions = Object.keys(conditionWords) as readonly Condition[]

/** What a list is cut down to: `Controlled drugs and fridge`. */
export const filterWords = (only: readonly Condition[]): string => {
  const [first = '', ...others] = conditions.filter((one) => only.includes(one)).map((one) => conditionWords[one])
  return [first, ...others.map((one) => one.charAt(0).toLowerCase() + one.slice(1))].join(' and ')
}

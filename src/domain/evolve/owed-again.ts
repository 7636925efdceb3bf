import type { Item, Owing, Portion } from '../prescription.ts'

// What an assembly since then found includes it: taking that assembly back does not make it forgotten.
const foundSince = (item: Item, { assembled, owed }: Portion): Item['beforeAssemblies'] => {
  const own = item.beforeAssemblies.findIndex(({ eventId }) => eventId === assembled.eventId)
  return item.beforeAssemblies.map((before, at) =>
    at > own ? { ...before, owedAgain: [...before.owedAgain, ...owed] } : before,
  )
}

/** The item once some portions of it are no longer counted: what they had made up is owed again as it was told. */
export const owedAgain = (item: Item, gone: readonly Portion[]): Item =>
  gone.reduce(
    (state, portion) => ({
      ...state,
      owedAgain: [...state.owedAgain, ...portion.owed],
      beforeAssemblies: foundSince(state, portion),
    }),
    item,
  )

/** The item once these portions are counted after all: what they make up is owed nowhere else. */
export const madeUpAfterAll = (item: Item, back: readonly Portion[]): Item => {
  const ids = back.flatMap(({ owed }) => owed.map(({ stamp }) => stamp.eventId))
  if (ids.length === 0) return item
  const without = (told: readonly Owing[]): readonly Owing[] => told.filter(({ stamp }) => !ids.includes(stamp.eventId))
  return {
    ...item,
    portions: item.portions.map((one) => (back.includes(one) ? one : { ...one, owed: without(one.owed) })),
    owedAgain: without(item.owedAgain),
    beforeAssemblies: item.beforeAssemblies.map((one) => ({ ...one, owedAgain: without(one.owedAgain) })),
  }
}

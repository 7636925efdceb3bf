import type { LyingPrescription } from '../../contract/bags.ts'
import { lyingWords } from './bags.ts'

/** Something that lies in a bag of which something else leaves, and why it does not go with it. */
export type Stays = LyingPrescription['items'][number]

/** What lies in a bag that leaves and may not go with it: to be taken out, by name. */
export const staysInBagWords = (bagId: string, stays: readonly Stays[]) => ({
  head: `Bag ${bagId}: not all that lies in it may leave.`,
  todo: `In the same bag: take it out first: ${stays.map(({ name, why }) => `${name} (${lyingWords[why]})`).join('; ')}.`,
})

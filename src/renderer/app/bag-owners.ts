import type { Output } from '../../contract/index.ts'
import type { BaggedPrescription, LyingPrescription } from '../../contract/bags.ts'
import type { ListName } from '../wording/stages.ts'

/** A prescription that a scanned bag can be of, and the list it is worked in. `why` says what keeps it from being handed out or placed; null where a scan opens its window. */
export interface BagOwner extends BaggedPrescription {
  readonly list: ListName
  readonly why: LyingPrescription['why'] | null
}

const owner = ({ id, patient }: BaggedPrescription, list: ListName, why: BagOwner['why'] = null): BagOwner => ({
  id,
  patient,
  list,
  why,
})

/** Every prescription that a scanned bag can be of, each once: those in it in its place, then those that lie in it and are not to go, then those to be placed in it. */
export const bagOwners = ({ placed, lying, toPlace }: Output<'bag:find'>): readonly BagOwner[] => {
  // In the hand on its way to its place, as one that was never placed.
  const backToPlace = lying.filter(({ why }) => why === 'not-in-its-place')
  const all = [
    ...placed.map((one) => owner(one, 'ready')),
    ...lying.filter((one) => !backToPlace.includes(one)).map((one) => owner(one, one.stage, one.why)),
    ...[...backToPlace, ...toPlace].map((one) => owner(one, 'place')),
  ]
  return all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at)
}

const asNear = ({ list, why }: BagOwner): string => (why === null ? list : 'not-to-go')

/** Which of one patient's the bag is about now: what is in hand where that is as near to leaving as the first, else the first. */
export const ownerToTake = (owners: readonly BagOwner[], inHand: string | null): BagOwner | undefined => {
  const [first] = owners
  return first && (owners.find((one) => one.id === inHand && asNear(one) === asNear(first)) ?? first)
}

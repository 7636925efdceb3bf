import type { BaggedPrescription, LyingPrescription } from '../../../contract/bags.ts'
import type { Output } from '../../../contract/index.ts'
import type { Item, Prescription } from '../../../domain/prescription.ts'
import { nextBagId } from '../../../domain/scan/next-bag-id.ts'
import { bagsUsed, firstBagIds } from '../../../domain/scan/proposed-bag-id.ts'
import { queueStage } from '../../../domain/stage.ts'
import { bagOf, portionsInBags, portionsToPutAway } from '../../../domain/supply.ts'
import type { ReadDb } from '../../database/query.ts'
import { inBag } from '../bag-list-store.ts'
import { loadPrescription, openIds } from '../store.ts'
import { actHistory } from './act-history.ts'

// More bags than a prescription is ever placed in, one after the other.
const mostBags = 8

const isNextBag = (db: ReadDb, { id, items }: Prescription, bagId: string): boolean =>
  nextBagId(id, items, bagsUsed(actHistory(db, id))).toUpperCase() === bagId

const bagged = ({ id, content: { patient } }: Prescription): BaggedPrescription => ({
  id,
  patient: {
    family: patient.family,
    given: patient.given.join(' '),
    birthDate: patient.birthDate,
    nhsNumber: patient.nhsNumber,
  },
})

// Nothing of it lies in a bag that may still be supplied.
const isToPutAway = (p: Prescription, item: Item): boolean =>
  portionsToPutAway(p, item).length === portionsInBags(item).length

const portionsIn = (item: Item, bagId: string) =>
  portionsInBags(item).filter((portion) => bagOf(portion)?.bagId.toUpperCase() === bagId)

// By portion: of one prescription something may lie in a bag in its place, and something in the same bag that may not leave.
const itemsIn = (p: Prescription, bagId: string, isPlaced: boolean): readonly Item[] =>
  p.items.filter((item) => portionsIn(item, bagId).some(({ placed }) => (placed !== null) === isPlaced))

const whyLying = (p: Prescription, items: readonly Item[]): LyingPrescription['why'] => {
  if (items.every((item) => isToPutAway(p, item))) return 'over'
  if (items.some((item) => item.window === 'after')) return 'past-last-day'
  return items.some((item) => item.hold !== null) ? 'on-hold' : 'not-in-its-place'
}

const lyingIn = (p: Prescription, bagId: string): readonly LyingPrescription[] => {
  const items = itemsIn(p, bagId, false)
  if (items.length === 0) return []
  const named = items.map((item) => ({ name: item.content.drug.name, why: whyLying(p, [item]) }))
  return [{ ...bagged(p), why: whyLying(p, items), stage: queueStage(p), items: named }]
}

/** What the label of a bag stands for: what lies in it, to be given out or not, or what is to be placed in it. */
export const bagFind = (db: ReadDb, asked: string): Output<'bag:find'> => {
  const bagId = asked.toUpperCase()
  const here = inBag(db, asked)
  // Worked out from the ids, which are few and short, so that only what can be meant is read.
  const possible = (bagId.length === 4 ? openIds(db) : []).filter((id) => firstBagIds(id, mostBags).includes(bagId))
  const next = possible
    .filter((id) => here.every((one) => one.id !== id))
    .flatMap((id) => loadPrescription(db, id)?.prescription ?? [])
    .filter((p) => isNextBag(db, p, bagId))
  return {
    placed: here.filter((p) => itemsIn(p, bagId, true).length > 0).map(bagged),
    lying: here.flatMap((p) => lyingIn(p, bagId)),
    toPlace: next.map(bagged),
  }
}

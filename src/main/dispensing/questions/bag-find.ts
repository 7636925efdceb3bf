import type { BaggedPrescription } from '../../../contract/bags.ts'
import type { Output } from '../../../contract/index.ts'
import { nextBagId } from '../../../domain/scan/next-bag-id.ts'
import { bagsUsed, firstBagIds } from '../../../domain/scan/proposed-bag-id.ts'
import type { ReadDb } from '../../database/query.ts'
import { openIds, openNamed, placedInBag } from '../bag-store.ts'
import { loadPrescription } from '../store.ts'
import { actHistory } from './act-history.ts'

// More bags than a prescription is ever placed in, one after the other.
const mostBags = 8

const isNextBag = (db: ReadDb, id: string, bagId: string): boolean => {
  const items = loadPrescription(db, id)?.prescription.items ?? []
  return nextBagId(id, items, bagsUsed(actHistory(db, id))).toUpperCase() === bagId
}

const bagged = (row: ReturnType<typeof placedInBag>[number]): BaggedPrescription => ({
  id: row.id,
  patient: {
    family: row.patient_family,
    given: row.patient_given,
    birthDate: row.birth_date,
    nhsNumber: row.patient_nhs,
  },
})

/** What the label of a bag stands for: what lies in it, or what is to be placed in it. */
export const bagFind = (db: ReadDb, asked: string): Output<'bag:find'> => {
  const bagId = asked.toUpperCase()
  const placed = placedInBag(db, asked).map(bagged)
  // Worked out from the ids, which are few and short, so that only what can be meant is read.
  const possible = (bagId.length === 4 ? openIds(db) : []).filter((id) => firstBagIds(id, mostBags).includes(bagId))
  const next = possible.filter((id) => isNextBag(db, id, bagId))
  return {
    placed,
    toPlace: openNamed(db, next)
      .map(bagged)
      .filter(({ id }) => placed.every((one) => one.id !== id)),
  }
}

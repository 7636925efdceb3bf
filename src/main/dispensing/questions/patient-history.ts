import type { Output } from '../../../contract/index.ts'
import type { Item, Prescription } from '../../../domain/prescription.ts'
import { isOpen, outPortions } from '../../../domain/supply.ts'
import type { ReadDb } from '../../database/query.ts'
import { pageKeyText, parsePageKey } from '../page-key.ts'
import { prescriptionsOfPatient } from '../patient-store.ts'
import { loadPrescription } from '../store.ts'

type History = Output<'patient:history'>

const suppliedOf = (item: Item): History['rows'][number]['items'][number]['supplied'] =>
  outPortions(item).flatMap(({ amount, out }) => (out === null ? [] : [{ at: out.stamp.at, amount, how: out.how }]))

const rowOf = ({ id, receivedAt, content, items, interventions }: Prescription): History['rows'][number] => ({
  prescriptionId: id,
  receivedAt,
  done: !items.some(isOpen),
  prescriber: content.prescriber.name,
  items: items.map((item) => {
    const { drug, directions, quantity } = item.suppliedUnder ?? item.content
    return { name: drug.name, directions, unit: quantity.unit, supplied: suppliedOf(item) }
  }),
  interventions: interventions.map(({ stamp, outcome, note }) => ({
    at: stamp.at,
    by: stamp.by.name,
    outcome,
    note,
  })),
})

/** The other prescriptions of the patient of one, latest arrival first, a page at a time; undefined when it never arrived here. */
export const patientHistory = (
  db: ReadDb,
  asked: { readonly prescriptionId: string; readonly after: string | null; readonly limit: number },
): History | undefined => {
  const of = loadPrescription(db, asked.prescriptionId)?.prescription
  if (of === undefined) return undefined
  const before = asked.after === null ? null : parsePageKey(asked.after)
  const found = prescriptionsOfPatient(db, of.content.patient.nhsNumber, before, asked.limit + 1)
  const page = found.slice(0, asked.limit)
  const last = page.at(-1)
  return {
    rows: page.filter(({ id }) => id !== of.id).map(rowOf),
    next: found.length > page.length && last ? pageKeyText({ at: last.receivedAt, id: last.id }) : null,
  }
}

import type { Prescription } from '../../domain/prescription.ts'

/** The medicine and the patient as the sync list names them: `SURNAME, First`. */
export const listedNames = (
  { content }: Prescription,
  itemId: string,
): { readonly item_name: string; readonly patient: string } => {
  const { family, given } = content.patient
  const item = content.items.find(({ id }) => id === itemId)
  return {
    item_name: item?.drug.name ?? '',
    patient: [family.toUpperCase(), ...given.slice(0, 1)].join(', '),
  }
}

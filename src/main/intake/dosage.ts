import type { MedicationRequest } from './fhir-schemas.ts'

type Dosage = MedicationRequest['dosageInstruction'][number]

/** All directions of an item as one text: those of one sequence joined with ", and ", sequences in order with ", then " (nhs-interfaces 3.4). */
export const joinDirections = (dosages: readonly Dosage[]): string => {
  const groups = new Map<number, string[]>()
  dosages.forEach((dosage, at) => {
    // Without a sequence each stands for itself, after those before it.
    const sequence =
      dosage.sequence === undefined ? Number.MAX_SAFE_INTEGER - dosages.length + at : Number(dosage.sequence)
    groups.set(sequence, [...(groups.get(sequence) ?? []), dosage.text.trim()])
  })
  return [...groups.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, texts]) => texts.join(', and '))
    .join(', then ')
}

import type { ItemContent, PrescriptionContent, Schedule } from '../prescription-content.ts'
import type { Prescription } from '../prescription.ts'
import { parseHundredths } from '../quantity.ts'
import { isOpen } from '../supply.ts'
import type { AnsweredFact, CheckFact } from './check-fact.ts'
import { daysByDirections } from './days-supply.ts'

// What the recommendation on controlled drugs allows (pharmacy-practice 4.1).
const usualDays = 30

const longer = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b)

/** The fact that a Schedule 2, 3 or 4 drug is prescribed for more than 30 days, or for nobody knows how many; none otherwise. */
export const controlledDrugDays = (
  content: Pick<PrescriptionContent, 'daysSupply'>,
  item: ItemContent,
  schedule: Schedule,
): readonly CheckFact[] => {
  if (schedule !== '2' && schedule !== '3' && schedule !== '4') return []
  const byDirections = daysByDirections(item, parseHundredths(item.quantity.value) ?? 0)
  // Spine says 28 days where the prescriber said nothing (nhs-interfaces 3.9): the longer of the two counts.
  const days = longer(content.daysSupply, byDirections)
  return days !== null && days <= usualDays ? [] : [{ kind: 'controlled-drug-days', itemId: item.id, schedule, days }]
}

/** What follows from a prescription alone once its schedules are answered (by item id), so that no screen can leave it out. */
export const ownFacts = (p: Prescription, schedules: Readonly<Record<string, Schedule>>): readonly CheckFact[] => [
  ...(p.source.signed ? [] : [{ kind: 'unsigned' as const, prescriptionId: p.id }]),
  ...p.items
    .filter(isOpen)
    .flatMap((item) => controlledDrugDays(p.content, item.content, schedules[item.content.id] ?? item.schedule)),
]

/** Whether a fact is one of `ownFacts`, wherever it was told. */
export const isOwnFact = ({ kind }: CheckFact): boolean => kind === 'unsigned' || kind === 'controlled-drug-days'

/** The same answer to every fact: for probing, and for pharmacies and scripts that are made up. */
export const answeredAlike = (facts: readonly CheckFact[], note: string): readonly AnsweredFact[] =>
  facts.map((fact) => ({ fact, answer: { how: 'looked-at', note } }))

import { useQueries } from '@tanstack/react-query'
import { factKey, type CheckFact } from '../../../../domain/clinical-check/check-fact.ts'
import { isOwnFact, ownFacts } from '../../../../domain/clinical-check/own-facts.ts'
import { scheduleByFile } from '../../../../domain/clinical-check/schedule-in-file.ts'
import type { Schedule } from '../../../../domain/prescription-content.ts'
import type { Prescription } from '../../../../domain/prescription.ts'
import { ask } from '../../../bridge/ask.ts'
import { useBridge } from '../../../bridge/bridge-context.ts'

/** The facts of one prescription that is checked; undefined until they are told. */
export interface FactsOf {
  readonly prescription: Prescription
  readonly facts: readonly CheckFact[] | undefined
}

/**
 * What is laid out for each prescription. What follows from an answer about a schedule follows at once; the rest is asked of the
 * app, again after every push, so that what becomes known meanwhile appears unanswered.
 */
export const useCheckFacts = (
  prescriptions: readonly Prescription[],
  schedules: Readonly<Record<string, Schedule>>,
): readonly FactsOf[] => {
  const bridge = useBridge()
  const asked = useQueries({
    queries: prescriptions.map(({ id, version }) => ({
      queryKey: ['patient:check-facts', id, version],
      queryFn: async () => ask(bridge, 'patient:check-facts', { prescriptionId: id, schedules: {} }),
    })),
  })
  return prescriptions.map((prescription, at) => {
    const told = asked[at]?.data
    if (told?.kind !== 'answer') return { prescription, facts: undefined }
    const others = told.value.facts.filter((fact) => !isOwnFact(fact))
    const all = { ...schedulesByFile(prescription, others), ...schedules }
    return { prescription, facts: [...ownFacts(prescription, all), ...others] }
  })
}

/** The schedules that a product file answers among the facts of a prescription, by item id. */
export const schedulesByFile = (
  { items }: Pick<Prescription, 'items'>,
  facts: readonly CheckFact[],
): Readonly<Record<string, Exclude<Schedule, 'unknown'>>> =>
  Object.fromEntries(
    items.flatMap(({ content }) => {
      const said = scheduleByFile(content, facts)
      return said === undefined ? [] : [[content.id, said] as const]
    }),
  )

/** The facts of all in the order in which they are shown, each once: what is known of the patient is answered once for all. */
export const eachFactOnce = (all: readonly FactsOf[]): readonly CheckFact[] => [
  ...new Map(all.flatMap(({ facts }) => facts ?? []).map((fact) => [factKey(fact), fact])).values(),
]

/** Whether a fact is about one item of the prescription checked. */
export const isOfItem = (fact: CheckFact): fact is Extract<CheckFact, { readonly itemId: string }> => 'itemId' in fact

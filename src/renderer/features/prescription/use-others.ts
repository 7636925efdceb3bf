import { useQueries } from '@tanstack/react-query'
import type { CommandType } from '../../../domain/commands.ts'
import { ask } from '../../bridge/ask.ts'
import { useBridge } from '../../bridge/bridge-context.ts'
import type { Detail } from './detail.ts'

/** Another prescription of the same patient on which the same act can be done now, and its items. */
export interface Other {
  readonly detail: Detail
  readonly itemIds: readonly string[]
}

/** The patient's other open prescriptions that could go along in the same act; empty until they are fetched. */
export const useOthers = (detail: Detail, command: CommandType): readonly Other[] => {
  const bridge = useBridge()
  const found = useQueries({
    queries: detail.othersOfPatient.map(({ id }) => ({
      queryKey: ['prescription:detail', { id }],
      queryFn: async () => ask(bridge, 'prescription:detail', { id }),
    })),
  })
  return found.flatMap(({ data }) => {
    if (data?.kind !== 'answer') return []
    const offer = data.value.offers.find((one) => one.command === command)
    return offer ? [{ detail: data.value, itemIds: offer.itemIds }] : []
  })
}

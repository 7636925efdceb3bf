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

/** The patient's other open prescriptions as they are now. `fetched`: each is here or cannot be read, which `unread` says. */
export interface OthersOfPatient {
  readonly details: readonly Detail[]
  readonly fetched: boolean
  readonly unread: Detail['othersOfPatient']
}

/** Reads the patient's other open prescriptions, and again when something is recorded on them. */
export const useOthersOfPatient = (detail: Detail): OthersOfPatient => {
  const bridge = useBridge()
  const found = useQueries({
    queries: detail.othersOfPatient.map(({ id }) => ({
      queryKey: ['prescription:detail', { id }],
      queryFn: async () => ask(bridge, 'prescription:detail', { id }),
    })),
  })
  return {
    details: found.flatMap(({ data }) => (data?.kind === 'answer' ? [data.value] : [])),
    // What was read long ago is not what lies in the bags now.
    fetched: found.every(({ data, isError, isFetching }) => !isFetching && (isError || data !== undefined)),
    unread: detail.othersOfPatient.filter((_one, at) => found[at]?.data?.kind !== 'answer'),
  }
}

/** Those of some prescriptions on which an act can be done now. */
export const offering = (details: readonly Detail[], command: CommandType): readonly Other[] =>
  details.flatMap((detail) => {
    const offer = detail.offers.find((one) => one.command === command)
    return offer ? [{ detail, itemIds: offer.itemIds }] : []
  })

/** The patient's other open prescriptions that could go along in the same act; empty until they are fetched. */
export const useOthers = (detail: Detail, command: CommandType): readonly Other[] =>
  offering(useOthersOfPatient(detail).details, command)

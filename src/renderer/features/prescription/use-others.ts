import { useQueries } from '@tanstack/react-query'
import type { CommandType } from '../../../domain/commands.ts'
import type { Answered } from '../../bridge/ask.ts'
import { useBridge } from '../../bridge/bridge-context.ts'
import { asQuery } from '../../bridge/use-question.ts'
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

/** What is known of the patient's other open prescriptions by what came of asking for each, in the same order. */
export const othersFound = (
  asked: Detail['othersOfPatient'],
  found: readonly {
    readonly data: Answered<'prescription:detail'> | undefined
    readonly isError: boolean
    readonly isFetching: boolean
  }[],
): OthersOfPatient => {
  // What was read before it could not be asked again is not what lies in the bags now.
  const read = found.map(({ data, isError }) => (!isError && data?.kind === 'answer' ? data.value : undefined))
  return {
    details: read.flatMap((one) => one ?? []),
    fetched: found.every(({ data, isError, isFetching }) => !isFetching && (isError || data !== undefined)),
    unread: asked.filter((_one, at) => read[at] === undefined),
  }
}

/** Reads the patient's other open prescriptions, and again when something is recorded on them. */
export const useOthersOfPatient = (detail: Detail): OthersOfPatient => {
  const bridge = useBridge()
  const found = useQueries({
    queries: detail.othersOfPatient.map(({ id }) => asQuery(bridge, 'prescription:detail', { id })),
  })
  return othersFound(detail.othersOfPatient, found)
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

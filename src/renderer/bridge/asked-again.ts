import type { Query, QueryClient } from '@tanstack/react-query'
import type { QuestionName } from '../../contract/index.ts'

const inHand = 'prescription:detail' satisfies QuestionName

/** Asks everything shown again; ends when what is shown of prescriptions is fresh: the next key must find it so, and not wait for the lists. */
export const askShownAgain = async (queries: QueryClient): Promise<void> => {
  const shown = queries.invalidateQueries({ queryKey: [inHand] })
  void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== inHand })
  await shown
}

/** The ids of the prescriptions that are shown: the one in hand, and in a window about a patient their others. */
export const shownPrescriptions = (queries: QueryClient): string[] =>
  queries
    .getQueryCache()
    .findAll({ queryKey: [inHand], type: 'active' })
    .flatMap(({ queryKey }) => {
      const asked = queryKey[1]
      return typeof asked === 'object' && asked !== null && 'id' in asked && typeof asked.id === 'string'
        ? [asked.id]
        : []
    })

// Every change of these is pushed as `desk`, whoever made it.
const ofTheDesk: ReadonlySet<unknown> = new Set<QuestionName>([
  'start:state',
  'place:last',
  'lists:choices',
  'desk:state',
])

// An update that leaves changes nothing about them.
const notOfUpdates: ReadonlySet<unknown> = new Set<QuestionName>([
  'draft:list',
  'draft:find',
  'patient:record',
  'intake:page',
  'duty:state',
])

// Where a backup or a restore stands is said in sections of their own, in the status sentence, and by what an update waits for.
const ofWork: ReadonlySet<unknown> = new Set<QuestionName>([
  'backup:state',
  'restore:state',
  'leaving:state',
  'health:state',
  'updates:state',
])

/** What the app said that anything may have changed by: an act, only an update that left, or anything. */
export type ChangeHeard = 'act' | 'sync' | 'anything'

/**
 * Whether the answer to a question may be another one now; `work` is how a backup, a restore or taking everything out stands. What
 * could not be asked last time is asked whatever happened.
 */
export const mayHaveChanged =
  (heard: ChangeHeard | 'work') =>
  ({ queryKey, state }: Pick<Query, 'queryKey'> & { readonly state: Pick<Query['state'], 'error'> }): boolean => {
    if (heard === 'anything' || state.error !== null) return true
    if (heard === 'work') return ofWork.has(queryKey[0])
    if (ofTheDesk.has(queryKey[0])) return false
    return heard === 'act' || !notOfUpdates.has(queryKey[0])
  }

/** Whether a question asks what is begun as somebody other than this person is shown it: their own stands on the screen as they type it. */
export const isOfOthersBegun =
  (personId: string) =>
  ({ queryKey: [name, asked] }: Pick<Query, 'queryKey'>): boolean =>
    (name === 'draft:list' || name === 'draft:find') &&
    !(typeof asked === 'object' && asked !== null && 'personId' in asked && asked.personId === personId)

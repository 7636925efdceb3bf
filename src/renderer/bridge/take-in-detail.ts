import type { QueryClient } from '@tanstack/react-query'
import type { Output } from '../../contract/index.ts'
import type { Answered } from './ask.ts'

/** Shows a prescription as an answer has brought it, unless what is shown is newer; one that is being asked for is asked for anew. */
export const takeInDetail = async (queries: QueryClient, detail: Output<'prescription:detail'>): Promise<void> => {
  const queryKey = ['prescription:detail', { id: detail.prescription.id }]
  // What is on its way may have been read before it, or after something that it does not know of.
  if (queries.isFetching({ queryKey }) > 0) await queries.invalidateQueries({ queryKey })
  else
    queries.setQueryData<Answered<'prescription:detail'>>(queryKey, (before) =>
      before?.kind === 'answer' && before.value.asOf > detail.asOf ? before : { kind: 'answer', value: detail },
    )
}

import { useMemo, type ReactElement, type ReactNode } from 'react'
import { HalfDoneIds } from '../bridge/half-done.ts'
import { useQuestion } from '../bridge/use-question.ts'

/** Lets every list say where the person working here has begun something. */
export const HalfDoneShown = (props: { readonly personId: string; readonly children: ReactNode }): ReactElement => {
  const { reply } = useQuestion('draft:list', { personId: props.personId }, { enabled: props.personId !== '' })
  const drafts = reply?.kind === 'answer' && props.personId !== '' ? reply.value.drafts : undefined
  const ids = useMemo(() => new Set(drafts?.map(({ prescriptionId }) => prescriptionId)), [drafts])
  return <HalfDoneIds value={ids}>{props.children}</HalfDoneIds>
}

import { useMemo, type ReactElement, type ReactNode } from 'react'
import type { Person } from '../../contract/desk.ts'
import type { Output } from '../../contract/index.ts'
import { HalfDoneOnLines, type BegunOnLine, type HalfDone } from '../bridge/half-done.ts'
import { useQuestion } from '../bridge/use-question.ts'
import { calledAmong } from '../wording/drafts.ts'

/** What is begun, by prescription, for the lines of the lists; nothing where nobody works here. */
export const halfDoneOnLines = (
  begun: Output<'draft:list'> | undefined,
  people: readonly Pick<Person, 'id' | 'name'>[],
): HalfDone => {
  const others = new Map<string, readonly BegunOnLine[]>()
  const names = people.map(({ name }) => name)
  for (const { prescriptionId, personId, act } of begun?.others ?? []) {
    const name = people.find(({ id }) => id === personId)?.name
    // Who has left the list goes on with nothing.
    if (name === undefined) continue
    const called = calledAmong(name, names)
    others.set(prescriptionId, [...(others.get(prescriptionId) ?? []), { act, name, called }])
  }
  return { own: new Set(begun?.drafts.map(({ prescriptionId }) => prescriptionId)), others }
}

/** Lets every list say where something has been begun, by the person working here or by others. */
export const HalfDoneShown = (props: {
  readonly desk: Output<'desk:state'>
  readonly children: ReactNode
}): ReactElement => {
  const { working, people } = props.desk
  const personId = working?.id ?? ''
  const { reply } = useQuestion('draft:list', { personId }, { enabled: personId !== '' })
  const begun = reply?.kind === 'answer' && personId !== '' ? reply.value : undefined
  const onLines = useMemo(() => halfDoneOnLines(begun, people), [begun, people])
  return <HalfDoneOnLines value={onLines}>{props.children}</HalfDoneOnLines>
}

import type { ReactElement } from 'react'
import { useQuestion } from '../bridge/use-question.ts'
import { staysInBagWords } from '../wording/stays-in-bag.ts'
import { Notice } from './notice.tsx'

/** Names what lies in a bag that leaves and may not be supplied, whoever of its patient's prescriptions it is of; nothing where all of it may. */
export const StaysInBag = ({ bagId }: { readonly bagId: string }): ReactElement | null => {
  const { reply } = useQuestion('bag:find', { bagId })
  const stays = reply?.kind === 'answer' ? reply.value.lying.flatMap(({ items }) => items) : []
  if (stays.length === 0) return null
  const { head, todo } = staysInBagWords(bagId, stays)
  return (
    <Notice tone="danger" head={head} says>
      <p>{todo}</p>
    </Notice>
  )
}

import type { ReactElement } from 'react'
import { useQuestion } from '../../bridge/use-question.ts'
import { Notice } from '../../ui/notice.tsx'
import { daysEndOffer } from '../../wording/updates.ts'
import { UpdateActs } from './update-acts.tsx'
import css from './updates.module.css'

/** At the day's end: an update that is here goes in while nobody needs the counter. Nothing where there is none. */
export const DaysEndOffer = (props: { readonly working: boolean }): ReactElement | null => {
  const { reply } = useQuestion('updates:state', {})
  if (reply?.kind !== 'answer') return null
  const { updates, waits } = reply.value
  if (updates.kind === 'off' || updates.stage !== 'ready' || updates.offered === null) return null
  return (
    <div className={css['offer']}>
      <Notice tone="plain" head={daysEndOffer(updates.offered.version, waits)} />
      <UpdateActs working={props.working} mayPutOff={false} />
    </div>
  )
}

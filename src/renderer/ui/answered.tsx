import type { ReactElement, ReactNode } from 'react'
import type { Output, QuestionName, RefusalOf } from '../../contract/index.ts'
import type { Asked } from '../bridge/use-question.ts'
import css from './answered.module.css'
import { TroubleNotice } from './trouble-notice.tsx'
import { useSlow } from './use-slow.ts'

/**
 * Shows what a question answered. Until then nothing for 300 ms, then that it is being fetched; a fault beside the last
 * answer. That the app does not answer at all is said once, across the top, while there is something to show.
 */
export const Answered = <Q extends QuestionName>(props: {
  readonly of: Asked<Q>
  readonly children: (value: Output<Q>) => ReactNode
  readonly refused?: (refusal: RefusalOf<Q>) => ReactNode
}): ReactElement => {
  const { reply, trouble, askAgain } = props.of
  const slow = useSlow(reply === undefined && trouble === undefined)
  return (
    <>
      {trouble === undefined || (reply !== undefined && trouble.kind !== 'fault') ? null : (
        <div className={css['trouble']}>
          <TroubleNotice trouble={trouble} askAgain={askAgain} />
        </div>
      )}
      {slow ? (
        <p className={css['slow']} role="status">
          Fetching…
        </p>
      ) : null}
      {reply?.kind === 'answer' ? props.children(reply.value) : null}
      {reply?.kind === 'refusal' ? props.refused?.(reply.refusal as RefusalOf<Q>) : null}
    </>
  )
}

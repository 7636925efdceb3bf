import type { ReactElement } from 'react'
import { useQuestion } from '../../bridge/use-question.ts'
import { classes } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import { backAtStage, backAtWords, type ListName } from '../../wording/stages.ts'
import css from './queue.module.css'

/**
 * That a line is no longer in its list: it moved on, or it is back at an earlier stage, as after a failed accuracy check. Only of
 * the one in hand (`taken`) it is asked where it is now: the part in hand asks the same.
 */
export const LeftMark = (props: {
  readonly id: string
  readonly list: ListName | null
  readonly taken: boolean
}): ReactElement => {
  const { reply } = useQuestion('prescription:detail', { id: props.id }, { enabled: props.taken })
  const back = props.taken && reply?.kind === 'answer' ? backAtStage(props.list, reply.value.stage) : null
  return (
    <span className={classes(css['moved'], back !== null && css['back'])}>
      <Icon name={back === null ? 'tick' : 'warning'} size={14} /> {back === null ? 'moved on' : backAtWords(back)}
    </span>
  )
}

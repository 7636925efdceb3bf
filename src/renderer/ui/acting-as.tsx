import type { ReactElement } from 'react'
import { usePersonShownAtFirst } from '../bridge/person-shown.ts'
import { useQuestion } from '../bridge/use-question.ts'
import css from './dialog.module.css'

/** In whose name the act of a window is recorded: the one who was shown as working when it opened. */
export const ActingAs = (): ReactElement | null => {
  const id = usePersonShownAtFirst()
  const desk = useQuestion('desk:state', {})
  const name = desk.reply?.kind === 'answer' ? desk.reply.value.people.find((one) => one.id === id)?.name : undefined
  return name === undefined ? null : <p className={css['actingAs']}>Recorded as {name}</p>
}

import type { ReactElement } from 'react'
import type { Trouble } from '../bridge/ask.ts'
import { troubleWords } from '../wording/troubles.ts'
import { Button } from './button.tsx'
import css from './answered.module.css'
import { Notice } from './notice.tsx'

/** That there was no answer: what happened, what was kept, what to do. */
export const TroubleNotice = (props: { readonly trouble: Trouble; readonly askAgain?: () => void }): ReactElement => {
  const { what, todo } = troubleWords(props.trouble)
  return (
    <Notice tone="attention" head={what} says>
      <p>{todo}</p>
      {props.askAgain === undefined ? null : (
        <div className={css['again']}>
          <Button onPress={props.askAgain}>Try again</Button>
        </div>
      )}
    </Notice>
  )
}

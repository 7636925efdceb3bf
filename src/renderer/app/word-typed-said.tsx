import type { ReactElement } from 'react'
import { Notice } from '../ui/notice.tsx'
import { wordTypedWords } from '../wording/keys.ts'
import css from './shell.module.css'

/** Says above what is found that letters typed at the page went into the search. */
export const WordTypedSaid = (): ReactElement => (
  <div className={css['not-in']}>
    <Notice tone="attention" head={wordTypedWords.head}>
      {wordTypedWords.todo}
    </Notice>
  </div>
)

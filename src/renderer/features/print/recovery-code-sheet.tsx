import type { ReactElement } from 'react'
import { printedCodeWords as words } from '../../wording/recovery.ts'
import { Page } from './page.tsx'
import css from './print.module.css'

/** The sheet on which a recovery code is kept: large enough to be typed back from, and what it is for. */
export const RecoveryCodeSheet = (props: {
  readonly groups: readonly string[]
  readonly about: string
  readonly real: boolean
}): ReactElement => (
  <Page real={props.real}>
    <h1 className={css['title']}>{words.title}</h1>
    <p className={css['lead']}>{props.about}</p>
    <div className={css['codeGroups']}>
      {props.groups.map((group, at) => (
        <div key={at} className={css['codeGroup']}>
          <small>{at + 1}</small>
          {group}
        </div>
      ))}
    </div>
    <p className={css['byHand']}>
      {words.byHand.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </p>
    {words.uses.map(({ when, what }) => (
      <section key={when} className={css['use']}>
        <h2 className={css['medicine']}>{when}</h2>
        <p>{what}</p>
      </section>
    ))}
  </Page>
)

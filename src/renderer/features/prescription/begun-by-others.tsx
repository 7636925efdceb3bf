import type { ReactElement } from 'react'
import type { BegunByOther } from '../../../contract/drafts.ts'
import { now } from '../../bridge/clock.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { AskDialog } from '../../ui/ask-dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { begunByOtherWords, othersBegunWords as words } from '../../wording/drafts.ts'
import css from './in-hand.module.css'

const useTelling = (): ((of: BegunByOther) => string) => {
  const { reply } = useQuestion('desk:state', {})
  const people = reply?.kind === 'answer' ? reply.value.people : []
  return (of) => begunByOtherWords(of, people.find(({ id }) => id === of.personId)?.name, now())
}

/** What others have begun on the prescription in hand and not finished; nothing where nobody has. */
export const BegunByOthers = ({ others }: { readonly others: readonly BegunByOther[] }): ReactElement | null => {
  const tell = useTelling()
  return others.length === 0 ? null : (
    <section className={css['section']}>
      <Notice tone="attention" icon="half" head={words.head}>
        {others.map((of) => (
          <p key={`${of.personId} ${of.act}`}>{tell(of)}</p>
        ))}
      </Notice>
    </section>
  )
}

/** Asks whether an assembly that others have begun is begun anew. */
export const AskBeginAnew = (props: {
  readonly begun: readonly [BegunByOther, ...BegunByOther[]]
  readonly onAnew: () => void
  readonly onClose: () => void
}): ReactElement => {
  const tell = useTelling()
  return (
    <AskDialog
      title={words.ask(props.begun[0].act)}
      said={null}
      leave={words.leave}
      act={words.anew}
      busy={false}
      onAct={props.onAnew}
      onClose={props.onClose}
    >
      {props.begun.map((of) => (
        <p key={of.personId}>{tell(of)}</p>
      ))}
      <p>{words.about}</p>
    </AskDialog>
  )
}

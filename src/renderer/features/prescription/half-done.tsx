import type { ReactElement } from 'react'
import type { Draft } from '../../../contract/drafts.ts'
import { now } from '../../bridge/clock.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { halfDoneWords } from '../../wording/drafts.ts'
import { momentWords } from '../../wording/numbers-and-dates.ts'
import css from './in-hand.module.css'
import type { OfferedAct } from './offered-acts.ts'

/** What the person working here has begun on this prescription and not finished, as far as it can still be done. */
export const HalfDone = (props: {
  readonly begun: readonly Draft[]
  readonly offered: readonly OfferedAct[]
  readonly onBegin: (act: OfferedAct) => void
}): ReactElement | null => {
  const open = props.begun.flatMap((draft) => {
    const act = props.offered.find(({ command, why }) => command === draft.act && why === undefined)
    return act === undefined ? [] : [{ draft, act }]
  })
  if (open.length === 0) return null
  return (
    <section className={css['section']}>
      <Notice tone="attention" icon="half" head={halfDoneWords.full}>
        {open.map(({ draft, act }) => (
          <div key={draft.act} className={css['halfDone']}>
            <span>
              {act.words}, begun at {momentWords(draft.begunAt, now())}
            </span>
            <Button
              label={`Carry on: ${act.words}`}
              onPress={() => {
                props.onBegin(act)
              }}
            >
              Carry on
            </Button>
          </div>
        ))}
      </Notice>
    </section>
  )
}

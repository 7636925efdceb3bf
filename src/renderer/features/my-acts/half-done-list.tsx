import type { ReactElement } from 'react'
import type { Output } from '../../../contract/index.ts'
import { now } from '../../bridge/clock.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { draftActWords } from '../../wording/drafts.ts'
import { momentWords } from '../../wording/numbers-and-dates.ts'
import css from './my-acts.module.css'

type Drafts = Output<'draft:list'>['drafts']

/** What a person has begun and not finished, each with the way back to it. */
export const HalfDoneList = (props: {
  readonly drafts: Drafts
  readonly onTake: (id: string) => void
}): ReactElement | null =>
  props.drafts.length === 0 ? null : (
    <Notice tone="attention" icon="half" head="Begun and not finished">
      <ul>
        {props.drafts.map((draft) => (
          <li key={`${draft.prescriptionId} ${draft.act}`} className={css['begun']}>
            <span>
              {draft.patient}: {draftActWords(draft.act)}, begun at {momentWords(draft.begunAt, now())}
            </span>
            <Button
              look="link"
              label={`Open ${draft.patient}`}
              onPress={() => {
                props.onTake(draft.prescriptionId)
              }}
            >
              Open
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  )

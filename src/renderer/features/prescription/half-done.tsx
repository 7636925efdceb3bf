import { use, useState, type ReactElement } from 'react'
import type { Draft } from '../../../contract/drafts.ts'
import { now } from '../../bridge/clock.ts'
import { PersonShown } from '../../bridge/person-shown.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { AskDialog } from '../../ui/ask-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { draftActWords, halfDoneWords, noteAct } from '../../wording/drafts.ts'
import { momentWords } from '../../wording/numbers-and-dates.ts'
import { throwAwayWords } from '../../wording/throw-away.ts'
import { useDrafts } from './drafts/use-drafts.ts'
import css from './in-hand.module.css'
import type { OfferedAct } from './offered-acts.ts'

/**
 * What the person working here has begun on this prescription and not finished: each is carried on, where it can still be done, or
 * thrown away after a question. Only what is written in the patient's record is told of there.
 */
export const HalfDone = (props: {
  readonly prescriptionId: string
  readonly begun: readonly Draft[]
  readonly offered: readonly OfferedAct[]
  readonly onBegin: (act: OfferedAct) => void
}): ReactElement | null => {
  const drafts = useDrafts()
  const announce = useAnnounce()
  const personId = use(PersonShown)
  const [asked, setAsked] = useState<Draft | null>(null)
  const begun = props.begun.filter(({ act }) => act !== noteAct)
  const close = (): void => {
    setAsked(null)
  }
  const throwAway = (): void => {
    if (asked === null || personId === null) return
    drafts.drop({ personId, prescriptionId: props.prescriptionId }, asked.act)
    announce(throwAwayWords.done(draftActWords(asked.act)))
    close()
  }
  return (
    <>
      {begun.length === 0 ? null : (
        <section className={css['section']}>
          <Notice tone="attention" icon="half" head={halfDoneWords.full}>
            {begun.map((draft) => {
              const act = props.offered.find(({ command, why }) => command === draft.act && why === undefined)
              const words = act?.words ?? draftActWords(draft.act)
              return (
                <div key={draft.act} className={css['halfDone']}>
                  <span>
                    {words}, begun at {momentWords(draft.begunAt, now())}
                    {act === undefined && !draft.act.includes(' ') ? `: ${throwAwayWords.notNow}` : ''}
                  </span>
                  {act === undefined ? null : (
                    <Button
                      label={`Carry on: ${words}`}
                      onPress={() => {
                        props.onBegin(act)
                      }}
                    >
                      Carry on
                    </Button>
                  )}
                  <Button
                    look="quiet"
                    label={`${throwAwayWords.button}: ${words}`}
                    onPress={() => {
                      setAsked(draft)
                    }}
                  >
                    {throwAwayWords.button}
                  </Button>
                </div>
              )
            })}
          </Notice>
        </section>
      )}
      {asked === null ? null : (
        <AskDialog
          title={throwAwayWords.title(draftActWords(asked.act))}
          said={null}
          leave={throwAwayWords.keep}
          act={throwAwayWords.button}
          danger
          busy={false}
          onAct={throwAway}
          onClose={close}
        >
          <p>{throwAwayWords.about}</p>
        </AskDialog>
      )}
    </>
  )
}

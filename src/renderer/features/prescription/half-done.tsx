import { use, useState, type ReactElement } from 'react'
import type { Draft } from '../../../contract/drafts.ts'
import type { Prescription } from '../../../domain/prescription.ts'
import { now } from '../../bridge/clock.ts'
import { PersonShown } from '../../bridge/person-shown.ts'
import { useOncePressed } from '../../bridge/use-ask.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { AskDialog } from '../../ui/ask-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { draftActWords, halfDoneWords, noteAct } from '../../wording/drafts.ts'
import { listName } from '../../wording/names.ts'
import { momentWords } from '../../wording/numbers-and-dates.ts'
import { throwAwayWords } from '../../wording/throw-away.ts'
import { notDoneWords } from '../../wording/troubles.ts'
import type { Drafts } from './drafts/use-drafts.ts'
import css from './in-hand.module.css'
import type { OfferedAct } from './offered-acts.ts'

/**
 * What the person working here has begun on this prescription and not finished: each is carried on, where it can still be done, or
 * thrown away after a question. Only what is written in the patient's record is told of there.
 */
export const HalfDone = (props: {
  readonly prescription: Prescription
  readonly begun: readonly Draft[]
  /** Those that keep the windows of its acts: a save of one that just closed comes before what is thrown away here. */
  readonly drafts: Drafts
  readonly offered: readonly OfferedAct[]
  readonly onBegin: (act: OfferedAct) => void
}): ReactElement | null => {
  const { patient } = props.prescription.content
  const announce = useAnnounce()
  const personId = use(PersonShown)
  const [asked, setAsked] = useState<{ readonly draft: Draft; readonly personId: string } | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const { inFlight, press } = useOncePressed()
  // Another tab put somebody else to work: the question was about what the one before had begun.
  if (asked !== null && asked.personId !== personId) {
    setAsked(null)
    setSaid(null)
  }
  const begun = props.begun.filter(({ act }) => act !== noteAct)
  const close = (): void => {
    setAsked(null)
    setSaid(null)
  }
  const throwAway = async ({ draft, personId }: NonNullable<typeof asked>): Promise<void> => {
    const of = { personId, prescriptionId: props.prescription.id }
    const outcome = await press(() => props.drafts.drop(of, draft.act))
    if (outcome === undefined) return
    if (outcome.kind !== 'answer') {
      setSaid(notDoneWords<never>(outcome, {}))
      return
    }
    announce(throwAwayWords.done(draftActWords(draft.act)))
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
                      if (personId !== null) setAsked({ draft, personId })
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
          title={throwAwayWords.title(draftActWords(asked.draft.act))}
          said={said === null ? null : <Notice tone="attention" head={said} says />}
          leave={throwAwayWords.keep}
          act={throwAwayWords.button}
          danger
          busy={inFlight}
          onAct={() => void throwAway(asked)}
          onClose={close}
        >
          <p>{throwAwayWords.about(listName(patient.family, patient.given.join(' ')))}</p>
        </AskDialog>
      )}
    </>
  )
}

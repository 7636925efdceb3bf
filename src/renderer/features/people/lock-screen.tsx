import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react'
import type { Output } from '../../../contract/index.ts'
import { classes } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import page from '../../ui/page.module.css'
import { notByCodeWords, notStartedWords } from '../../wording/working.ts'
import { halfDoneKeptWords } from '../../wording/drafts.ts'
import css from './people.module.css'
import { likeliestSelector, PeopleButtons } from './people-buttons.tsx'
import { useStartWork } from './start-work.tsx'
import { useLockKeys } from './use-lock-keys.ts'

const focusAfterMs = 60

/** Nothing of a patient, and who goes on working. Half-done work is kept for whoever began it. */
export const LockScreen = (props: { readonly desk: Output<'desk:state'>; readonly above: ReactNode }): ReactElement => {
  const { desk } = props
  const starting = useStartWork()
  const [said, setSaid] = useState<{ readonly words: string; readonly time: number } | null>(null)
  const say = (words: string | null): void => {
    setSaid((before) => (words === null ? null : { words, time: (before?.time ?? 0) + 1 }))
  }
  const card = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // A window that was open hands the focus back in the next frame, to what is gone.
    const timer = window.setTimeout(
      () => card.current?.querySelector<HTMLElement>(likeliestSelector)?.focus(),
      focusAfterMs,
    )
    return () => {
      window.clearTimeout(timer)
    }
  }, [])
  const start = async (personId: string): Promise<void> => {
    const outcome = await starting.start(personId)
    const name = desk.people.find(({ id }) => id === personId)?.name ?? ''
    if (outcome !== undefined) say(notStartedWords(name, outcome)?.head ?? null)
  }
  useLockKeys({
    people: desk.people,
    onChoose: (personId) => {
      void start(personId)
    },
    onStray: () => {
      say(notByCodeWords)
    },
  })
  return (
    <>
      {props.above}
      <main className={classes(page['alone'], css['locked'])}>
        <div className={classes(page['card'], css['card'])} ref={card}>
          <p className={css['whose']}>{desk.settings.pharmacyName}</p>
          <h1>
            <Icon name="lock" size={22} /> Locked
          </h1>
          <p>Nothing that was recorded is lost. {halfDoneKeptWords} Who goes on?</p>
          <PeopleButtons
            people={desk.people}
            workingId={null}
            lastWorking={desk.lastWorking}
            disabled={starting.inFlight}
            digits="with-alt"
            onChoose={(personId) => {
              void start(personId)
            }}
          />
          {/* Anew each time: the same words a second time are told too. */}
          {said === null ? null : <Notice key={said.time} tone="attention" head={said.words} says />}
        </div>
      </main>
    </>
  )
}

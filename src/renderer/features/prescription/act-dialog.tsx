import { useContext, useEffect, useId, useRef, type ReactElement, type ReactNode } from 'react'
import { now, useQuietFor } from '../../bridge/clock.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { DoneAct } from '../../ui/done-act.ts'
import { Notice } from '../../ui/notice.tsx'
import { useRedStands } from '../../ui/scan-messages-shown.tsx'
import { PatientLine } from '../../ui/patient-line.tsx'
import type { Keys } from '../../ui/use-keys.ts'
import { onItsWayWords, readFirstWords, readRedFirstWords } from '../../wording/keys.ts'
import type { Detail } from './detail.ts'
import { DraftContext } from './drafts/draft-context.ts'
import { DraftNotice, NotKeptNotice } from './drafts/draft-notice.tsx'
import { useDraft } from './drafts/use-draft.ts'
import { GoingOnContext, type GoingOn } from './going-on.ts'
import { HappenedEarlier, lateEntryOf, type LateForm } from './happened-earlier.tsx'
import { HappenedThen } from './happened-then.ts'
import css from './act-dialog.module.css'
import { ActingAs } from '../../ui/acting-as.tsx'
import { useActing, type OnPrescription } from './use-acting.tsx'
import { LastDayToday } from './warnings.tsx'

/** What every act's dialog gets: the prescription as it was when it was opened, and what to do afterwards. */
export interface ActProps {
  readonly detail: Detail
  readonly itemIds: readonly string[]
  readonly onDone: (done: DoneAct) => void
  readonly onClose: () => void
}

/** One way to end a dialog. `commands` gives null while something is missing; `words` tells it afterwards. */
export interface Ending {
  readonly button: string
  readonly words: string
  readonly commands: readonly OnPrescription[] | null
  /** What is missing while `commands` is null: shown beside the button and told with it. */
  readonly missing?: string | undefined
  readonly look?: 'primary' | 'danger' | 'plain'
  readonly keyOf?: string
  /** Pressed by its key while something is missing: it is begun, at the first field that is. */
  readonly onBegun?: (() => void) | undefined
}

const readMs = 1_000

const isByLetter = ({ keyOf }: Ending): boolean => keyOf?.length === 1

/** The endings as they are before the window could be read: one that a single letter makes waits, for it may be of a word typed elsewhere. */
export const readFirst = (endings: readonly Ending[], isRead: boolean): readonly Ending[] =>
  isRead
    ? endings
    : endings.map((ending) => (isByLetter(ending) ? { ...ending, commands: null, missing: readFirstWords } : ending))

const StaleWords = ({ goingOn }: { readonly goingOn: GoingOn | null }): ReactElement =>
  goingOn === null ? (
    <p>This prescription has gone on since this window was opened. Close it: it is shown fresh behind it.</p>
  ) : (
    <>
      <p>
        This prescription has gone on since this window was opened.{' '}
        {goingOn.keepsWhatWasTyped ? 'Its medicines are as they were: what you typed is kept.' : 'Look at it again.'}
      </p>
      <Button onPress={goingOn.goOn}>
        {goingOn.keepsWhatWasTyped ? 'Go on with it as it is now' : 'Begin again with it as it is now'}
      </Button>
    </>
  )

/** The frame of an act: whom it is about, the form, what stood in the way, and the endings, the main one last. */
export const ActDialog = (
  props: Omit<ActProps, 'itemIds'> & {
    readonly title: string
    readonly children: ReactNode
    readonly endings: readonly Ending[]
    readonly keys?: Keys
    readonly wide?: boolean
    readonly hidePatient?: boolean
    readonly foot?: ReactNode
    readonly neverLate?: boolean
    /** Its answers are about the person at the counter: whoever closes it is asked again. */
    readonly onlyUntilClosed?: boolean
    /** That scans in this window have said all there is to say: once it is so, the confirmation is as if pressed (decision 0037). */
    readonly complete?: boolean
  },
): ReactElement => {
  const { detail } = props
  const quiet = useQuietFor(readMs)
  const endings = readFirst(props.endings, quiet.is)
  const acting = useActing(detail)
  const goingOn = useContext(GoingOnContext)
  const draft = useContext(DraftContext)
  const [late, setLate] = useDraft<LateForm | null>('late', useContext(HappenedThen), { check: true })
  const entry = late === null ? null : lateEntryOf(late)
  const lateMissing = props.neverLate !== true && late !== null && entry === null
  const onClose = (): void => {
    // What is on its way may be refused: that is said here.
    if (acting.inFlight) return
    draft?.forget(props.onlyUntilClosed === true ? 'all' : ['late'])
    props.onClose()
  }
  const whyId = useId()
  const red = useRedStands()
  const why = red
    ? [readRedFirstWords]
    : lateMissing
      ? ['Say when it happened and why it is entered late.']
      : [...new Set(endings.flatMap(({ commands, missing }) => (commands === null && missing ? [missing] : [])))]
  const end = (ending: Ending | undefined): void => {
    if (!ending || ending.commands === null || acting.inFlight || acting.stale || lateMissing || red) return
    void acting.send(ending.words, ending.commands, entry, props.onDone)
  }
  const letters = Object.fromEntries(
    endings.flatMap((ending) => {
      const press = (): void => {
        end(ending)
      }
      return ending.keyOf !== undefined && ending.keyOf.length === 1 ? [[ending.keyOf, press] as const] : []
    }),
  )
  const confirmed = endings.find((ending) => ending.keyOf === 'Control+Enter')
  const complete = props.complete ?? false
  const ended = useRef(false)
  useEffect(() => {
    // An earlier time is the person's to confirm, and what was refused is not sent again by itself.
    if (!complete || late !== null || ended.current) return
    ended.current = true
    end(confirmed)
  }, [complete])
  return (
    <Dialog
      title={props.title}
      under={
        props.hidePatient === true ? null : (
          <>
            <PatientLine patient={detail.prescription.content.patient} similar={detail.similar} />
            <LastDayToday detail={detail} />
            <ActingAs />
          </>
        )
      }
      said={
        acting.stale ? (
          <Notice tone="attention" head="Changed meanwhile. Nothing was recorded." says>
            <StaleWords goingOn={goingOn} />
          </Notice>
        ) : (
          acting.said
        )
      }
      keys={{ ...props.keys, ...letters }}
      endsBy={Object.keys(letters)}
      onNotPressed={(key) => {
        endings.find(({ keyOf }) => keyOf === key)?.onBegun?.()
      }}
      reading={endings.some(isByLetter) ? { isNow: quiet.isNow, onStray: quiet.again } : undefined}
      {...(confirmed === undefined
        ? {}
        : {
            onConfirm: () => {
              end(confirmed)
            },
          })}
      onClose={onClose}
      stays={acting.inFlight ? onItsWayWords : undefined}
      wide={props.wide ?? false}
      opaque={props.hidePatient ?? false}
      foot={
        <>
          {why.length === 0 || acting.stale ? null : (
            <p id={whyId} className={css['missing']}>
              {why.join(' ')}
            </p>
          )}
          {props.neverLate === true || acting.stale ? null : (
            <HappenedEarlier
              late={late}
              onChange={(form) => {
                setLate(form)
              }}
              now={now}
            />
          )}
          {/* The button that was pressed goes when its prescription has changed: the keys stay in the window. */}
          <Button key={String(acting.stale)} onPress={onClose} look="quiet" keyOf="Escape" autoFocus={acting.stale}>
            Close
          </Button>
          {props.foot}
          {acting.stale
            ? null
            : endings.map((ending) => (
                <Button
                  key={ending.button}
                  look={ending.look ?? 'plain'}
                  disabled={ending.commands === null || acting.inFlight || lateMissing || red}
                  {...(ending.keyOf === undefined ? {} : { keyOf: ending.keyOf })}
                  {...(why.length > 0 && (ending.commands === null || lateMissing || red)
                    ? { describedBy: whyId }
                    : {})}
                  onPress={() => {
                    end(ending)
                  }}
                >
                  {ending.button}
                </Button>
              ))}
        </>
      }
    >
      <NotKeptNotice />
      {props.hidePatient === true ? null : <DraftNotice />}
      {props.children}
    </Dialog>
  )
}

import { memo, useCallback, useContext, useEffect, useRef, useState, type ReactElement } from 'react'
import type { Person } from '../../../contract/desk.ts'
import type { BegunByOther, Draft } from '../../../contract/drafts.ts'
import type { Scan } from '../../../domain/scan/read-scan.ts'
import type { OnActs } from '../../bridge/acts-in-hand.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { Answered } from '../../ui/answered.tsx'
import { TellDone, type DoneAct } from '../../ui/done-act.ts'
import { Empty } from '../../ui/empty.tsx'
import { useKeysWait } from '../../ui/keys-wait.ts'
import { listName } from '../../wording/names.ts'
import { ActBar } from './act-bar.tsx'
import { AlsoOpen } from './also-open.tsx'
import { AskBeginAnew, BegunByOthers } from './begun-by-others.tsx'
import { begunStill } from './begun-still.ts'
import { BegunByScan, type Begun } from './begun-by-scan.ts'
import type { Detail } from './detail.ts'
import { KeptDraft } from './drafts/kept-draft.tsx'
import { useDrafts } from './drafts/use-drafts.ts'
import { GoingOnContext, isAboutTheSame, type GoingOn } from './going-on.ts'
import css from './in-hand.module.css'
import { IncidentOffered } from './incident-offered.tsx'
import { HalfDone } from './half-done.tsx'
import type { LateForm } from './happened-earlier.tsx'
import { HappenedThen, lateOn } from './happened-then.ts'
import { ItemCard } from './item-card.tsx'
import { LostHere } from './lost-here.tsx'
import { NothingInHand } from './nothing-in-hand.tsx'
import { useOnceKnown } from './once-known.ts'
import { offeredActs } from './offered-acts.ts'
import { OpenActDialog, type OpenAct } from './open-act.tsx'
import { PatientHead } from './patient-head.tsx'
import { PatientSees } from './patient-sees.tsx'
import { PrintButton } from './print-button.tsx'
import { useTellActs } from './tell-acts.ts'
import { correctionOf, TimeLine } from './time-line.tsx'
import { BegunNotLooked, useBegun, type NotLooked } from './use-begun.tsx'
import { useScanInHand, type ScannedBag } from './use-scan-in-hand.ts'
import { Warnings } from './warnings.tsx'

/** The window that is open, who had the screen when it was opened, and how often it has begun again. */
interface Opened {
  readonly act: OpenAct
  readonly detail: Detail
  readonly personId: string
  readonly turn: number
  /** The scan that opened it. */
  readonly scan: Begun | null
  /** The earlier time it begins with. */
  readonly late: LateForm | null
}

// Each correction is of one event: what was typed for another is not its own.
const draftActOf = (act: OpenAct): string => ('correct' in act ? `correct ${act.correct.eventId}` : act.command)

/** An assembly that others have begun, until it is said whether it is begun anew. */
interface Asked {
  /** The person, the prescription and its state. */
  readonly about: string
  readonly act: OpenAct
  readonly scan: Scan | null
  readonly late: LateForm | null
  readonly begun: readonly [BegunByOther, ...BegunByOther[]]
}

const InHand = (props: {
  readonly detail: Detail
  readonly working: Person | null
  readonly appVersion: string
  /** What this person has begun on it and not finished; null until that is known, and no window opens before. */
  readonly begun: readonly Draft[] | null
  /** What others have. */
  readonly others: readonly BegunByOther[]
  readonly notLooked: NotLooked | null
  readonly onShown: () => void
  readonly onTake: (id: string) => void
  readonly onDone: (done: DoneAct) => void
  readonly bag: ScannedBag | null
  readonly onBagServed: () => void
  readonly onActs: OnActs
  readonly toCorrect: string | null
  readonly onCorrectServed: () => void
}): ReactElement => {
  const { detail, working } = props
  const drafts = useDrafts()
  const ended = useRef(false)
  const { prescription } = detail
  // The dialog keeps the prescription as it was when it opened: what is pressed is about what was seen.
  const [open, setOpen] = useState<Opened | null>(null)
  const { next, others } = offeredActs(detail, working?.role ?? null)
  const { onShown } = props
  useEffect(onShown, [onShown])
  const begun = props.begun ?? []
  const about = `${working?.id ?? ''} ${prescription.id} ${prescription.version}`
  const [asked, setAsked] = useState<Asked | null>(null)
  const opens = (act: OpenAct, scan: Scan | null = null, late: LateForm | null = null, anew = false): void => {
    const is = (one: { readonly act: string }): boolean => one.act === draftActOf(act)
    // Only assembly has packs to find: the other acts leave nothing behind, as the one who typed an entry and ticks in its check.
    const [first, ...more] = act.command === 'assemble' ? props.others.filter(is) : []
    if (first !== undefined && !anew && !begun.some(is)) {
      setAsked({ about, act, scan, late, begun: [first, ...more] })
      return
    }
    setAsked(null)
    ended.current = false
    const begunBy = scan === null ? null : { scan, taken: false }
    const onlyLate = 'late' in act ? lateOn(detail.lastLegalDays[act.itemIds[0] ?? ''] ?? null) : null
    setOpen({ act, detail, personId: working?.id ?? '', turn: 0, scan: begunBy, late: late ?? onlyLate })
  }
  // A window that opened before it is known what was begun would write over it.
  const begin = useOnceKnown(props.begun !== null, about, opens)
  const beginAct = (act: OpenAct): void => {
    begin(act)
  }
  const offered = next === undefined ? others : [next, ...others]
  const acts = useTellActs({ detail, offered, begin: beginAct, onActs: props.onActs })
  const { toCorrect, onCorrectServed } = props
  useEffect(() => {
    if (toCorrect === null) return
    onCorrectServed()
    const correct = correctionOf(detail, toCorrect)
    if (correct !== null && open === null) begin({ command: 'correct', itemIds: [], correct })
  })
  useScanInHand({ detail, next, others, begin, bag: props.bag, onBagServed: props.onBagServed })
  const goOn = (): GoingOn | null => {
    if (open === null) return null
    const act = 'correct' in open.act ? open.act : [next, ...others].find((one) => one?.command === open.act.command)
    if (act === undefined) return null
    const keepsWhatWasTyped = detail !== open.detail && isAboutTheSame(open.detail, detail)
    return {
      keepsWhatWasTyped,
      goOn: () => {
        setOpen({ ...open, act, detail, scan: null, turn: keepsWhatWasTyped ? open.turn : open.turn + 1 })
      },
    }
  }
  return (
    <>
      <PatientHead detail={detail} working={working} />
      {/* Focusable: without an act to correct in it, the keys could not scroll it. */}
      <div className={css['scroll']} role="group" aria-label="What is known of it" tabIndex={0}>
        {props.notLooked === null ? null : <BegunNotLooked {...props.notLooked} />}
        <HalfDone prescription={prescription} begun={begun} drafts={drafts} offered={offered} onBegin={begin} />
        <BegunByOthers others={begunStill(props.others, offered)} />
        {working === null ? null : (
          <LostHere
            prescriptionId={prescription.id}
            offered={offered}
            onBegin={(act, late) => {
              begin(act, null, late)
            }}
          />
        )}
        {prescription.mayBeIncident === null ? null : (
          <IncidentOffered asked={prescription.mayBeIncident} detail={detail} offered={offered} onBegin={beginAct} />
        )}
        <Warnings detail={detail} />
        <section className={css['section']}>
          <PrintButton detail={detail} />
          <h3>Medicines</h3>
          <ol>
            {prescription.items.map((item, at) => (
              <ItemCard key={item.content.id} detail={detail} item={item} number={at + 1} />
            ))}
          </ol>
        </section>
        <PatientSees detail={detail} />
        <AlsoOpen detail={detail} onTake={props.onTake} />
        <TimeLine
          detail={detail}
          mayCorrect={working !== null}
          onCorrect={(correct) => {
            begin({ command: 'correct', itemIds: [], correct })
          }}
        />
      </div>
      <ActBar
        about={about}
        whose={listName(prescription.content.patient.family, prescription.content.patient.given.join(' '))}
        next={next}
        others={others}
        acts={acts}
        onBegin={beginAct}
      />
      {asked?.about !== about ? null : (
        <AskBeginAnew
          begun={asked.begun}
          onAnew={() => {
            opens(asked.act, asked.scan, asked.late, true)
          }}
          onClose={() => {
            setAsked(null)
          }}
        />
      )}
      {open === null ? null : (
        <GoingOnContext value={goOn()}>
          <KeptDraft
            key={`${draftActOf(open.act)} ${String(open.turn)}`}
            window={{
              of: { personId: open.personId, prescriptionId: prescription.id },
              act: draftActOf(open.act),
              itemIds: open.act.itemIds,
              appVersion: props.appVersion,
            }}
            detail={open.detail}
            found={begun.find(({ act }) => act === draftActOf(open.act)) ?? null}
            drafts={drafts}
            ended={() => ended.current}
          >
            <BegunByScan value={open.scan}>
              <HappenedThen value={open.late}>
                <OpenActDialog
                  detail={open.detail}
                  open={open.act}
                  personId={working?.id ?? null}
                  onClose={() => {
                    setOpen(null)
                  }}
                  onDone={(done) => {
                    ended.current = true
                    void drafts.drop({ personId: open.personId, prescriptionId: prescription.id }, draftActOf(open.act))
                    setOpen((now) => (now === open ? null : now))
                    props.onDone(done)
                  }}
                />
              </HappenedThen>
            </BegunByScan>
          </KeptDraft>
        </GoingOnContext>
      )}
    </>
  )
}

/** The right-hand part: one prescription, what it needs and what happened to it. Another one never takes its place unseen. */
export const PrescriptionInHand = memo(function PrescriptionInHand(props: {
  readonly id: string | null
  /** Nothing is in hand because a search did not find what was. */
  readonly searched: boolean
  readonly working: Person | null
  readonly appVersion: string
  readonly onTake: (id: string) => void
  /** The bag that was scanned last, until its window is open. */
  readonly bag: ScannedBag | null
  readonly onBagServed: () => void
  readonly onActs: OnActs
  /** The act that somebody wants to correct, until its window is open. */
  readonly toCorrect: { readonly id: string; readonly eventId: string } | null
  readonly onCorrectServed: () => void
}): ReactElement {
  const detail = useQuestion('prescription:detail', { id: props.id ?? '' }, { enabled: props.id !== null })
  const begun = useBegun(props.working, props.id)
  const tell = useContext(TellDone)
  const { id } = props
  const [shown, setShown] = useState<string | null>(null)
  const isShown = useCallback(() => {
    setShown(id)
  }, [id])
  const known = begun.drafts !== null || begun.notLooked !== null
  const fetching = detail.reply === undefined ? detail.trouble === undefined : !known && shown !== id
  useKeysWait(fetching ? id : null, !fetching && detail.reply?.kind === 'answer' ? id : null)
  return (
    <>
      {props.id === null ? (
        <NothingInHand searched={props.searched} />
      ) : (
        <Answered
          of={detail}
          refused={() => <Empty head="This prescription is not here any more." about="Choose another one." />}
        >
          {(value) =>
            // Asked at once with the prescription; when only the person changes, what is open stays open.
            !known && shown !== id ? null : (
              <InHand
                key={value.prescription.id}
                detail={value}
                working={props.working}
                appVersion={props.appVersion}
                begun={begun.drafts}
                others={begun.others}
                notLooked={begun.notLooked}
                onShown={isShown}
                onTake={props.onTake}
                bag={props.bag}
                onBagServed={props.onBagServed}
                onActs={props.onActs}
                toCorrect={props.toCorrect?.id === value.prescription.id ? props.toCorrect.eventId : null}
                onCorrectServed={props.onCorrectServed}
                onDone={tell}
              />
            )
          }
        </Answered>
      )}
    </>
  )
})

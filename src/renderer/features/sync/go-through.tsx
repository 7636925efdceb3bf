import { useRef, useState, type ReactElement } from 'react'
import type { Output } from '../../../contract/index.ts'
import { usePersonShown } from '../../bridge/person-shown.ts'
import { useAsk } from '../../bridge/use-ask.ts'
import { usePages } from '../../bridge/use-pages.ts'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/class-names.ts'
import css from '../../ui/list.module.css'
import { useGoThroughKeys } from './go-through-keys.ts'
import own from './go-through.module.css'
import { ListTrouble } from '../../ui/list-trouble.tsx'
import { Notice } from '../../ui/notice.tsx'
import { letGo, lostActWords, mayHaveLeftWords as left, reviewedIsWords } from '../../wording/lost-acts.ts'
import { patientStatusWords } from '../../wording/patient-status.ts'
import { goThroughWords as words, reviewRefusalWords, reviewWhyWords, seenWords } from '../../wording/restore.ts'
import { commonRefusalWords, notDoneWords } from '../../wording/troubles.ts'

type Row = Output<'restore:review'>['rows'][number]
type Held = NonNullable<Output<'restore:state'>['held']>
type Act = 'restore:seen' | 'restore:seen-unsure' | 'restore:release'

const useActs = () => {
  const { send, inFlight } = useAsk()
  const asPersonId = usePersonShown()
  const [said, setSaid] = useState<string | null>(null)
  const done = async (asked: Promise<Awaited<ReturnType<typeof send<Act>>>>): Promise<void> => {
    setSaid(null)
    const outcome = await asked
    if (outcome === undefined || outcome.kind === 'answer') return
    setSaid(notDoneWords(outcome, reviewRefusalWords))
  }
  return {
    inFlight,
    said,
    seen: (prescriptionId: string, bagInHand: boolean) =>
      void done(send('restore:seen', { asPersonId, prescriptionId, bagInHand })),
    seenUnsure: () => void done(send('restore:seen-unsure', { asPersonId })),
    release: () => void done(send('restore:release', { asPersonId })),
  }
}

interface LineProps {
  readonly row: Row
  readonly now: number
  readonly taken: boolean
  readonly disabled: boolean
  readonly onTake: (id: string) => void
  readonly onSeen: (bagInHand: boolean) => void
}

const Lost = ({ row, now }: Pick<LineProps, 'row' | 'now'>): ReactElement | null =>
  row.lost.length === 0 ? null : (
    <div className={css['words']}>
      <p>{left.lost}</p>
      <ul aria-label={`${left.lost} ${row.patient}`}>
        {row.lost.map((act, index) => (
          <li key={index}>{letGo(act) ? <strong>{lostActWords(act, now)}</strong> : lostActWords(act, now)}</li>
        ))}
      </ul>
    </div>
  )

// Where the bag may be gone there is no plain word for all being well.
const Acts = ({ row, disabled, onTake, onSeen }: LineProps): ReactElement => {
  const said = row.here ? words.seen : words.dealt
  return row.left ? (
    <>
      <p>{left.how}</p>
      <div className={css['acts']} data-no-way-back>
        <Button
          disabled={disabled}
          label={`${left.here}: ${row.patient}`}
          onPress={() => {
            onSeen(true)
          }}
        >
          {left.here}
        </Button>
        <Button
          label={`${left.left}: ${row.patient}`}
          onPress={() => {
            onTake(row.prescriptionId)
          }}
        >
          {left.left}
        </Button>
      </div>
    </>
  ) : (
    <div className={css['acts']} data-no-way-back>
      <Button
        disabled={disabled}
        label={`${said}: ${row.patient}`}
        onPress={() => {
          onSeen(false)
        }}
      >
        {said}
      </Button>
    </div>
  )
}

const Line = (props: LineProps): ReactElement => {
  const { row } = props
  const seen = seenWords(row, props.now)
  const is = reviewedIsWords(row)
  return (
    <li className={classes(css['row'], props.taken && css['taken'])} data-taken={props.taken ? '' : undefined}>
      <div className={css['top']}>
        {row.here ? (
          <button
            type="button"
            className={css['open']}
            data-line-name
            onClick={() => {
              props.onTake(row.prescriptionId)
            }}
          >
            {row.patient}
          </button>
        ) : (
          <strong className={css['grow']} tabIndex={-1} data-line-name>
            {row.patient}
          </strong>
        )}
        {row.place === null ? null : <span className={css['nowrap']}>{row.place}</span>}
      </div>
      {is === null ? null : <p className={css['quiet']}>{is}</p>}
      {row.items.map(({ name, status }, at) => (
        <div className={css['top']} key={at}>
          <span className={`${css['grow'] ?? ''} ${css['small'] ?? ''}`}>{name}</span>
          <span className={css['nowrap']}>{patientStatusWords(status)}</span>
        </div>
      ))}
      <p className={css['quiet']}>{seen ?? reviewWhyWords[row.why]}</p>
      <Lost row={row} now={props.now} />
      {seen === null ? <Acts {...props} /> : null}
    </li>
  )
}

interface Shown {
  readonly held: Held
  readonly now: number
  readonly inHand: string | null
  readonly onTake: (id: string) => void
}

/** After a restore: every prescription in doubt, to be looked at before anything is sent again. While nobody works the list is not asked for. */
export const GoThrough = (props: Shown): ReactElement =>
  usePersonShown() === '' ? (
    <Notice tone="attention" head={`${words.head}.`}>
      <p>{commonRefusalWords['nobody-working']}</p>
    </Notice>
  ) : (
    <ToGoThrough {...props} />
  )

const ToGoThrough = (props: Shown): ReactElement => {
  const { held } = props
  const pages = usePages('restore:review', {})
  const { inFlight, said, seen, seenUnsure, release } = useActs()
  const list = useRef<HTMLUListElement>(null)
  useGoThroughKeys(list, (index) => {
    const row = pages.rows[index]
    if (row?.here === true) props.onTake(row.prescriptionId)
  })
  return (
    <>
      {/* The last line done, the keys come here: the way on is the next Tab, and no second Enter sends anything. */}
      <div className={own['before']} tabIndex={-1} data-focus-after data-focus-home>
        <Notice tone="attention" head={held.left === 0 ? words.done : `${words.head}.`}>
          {held.left === 0 ? null : <p>{words.how}</p>}
          <p role="status">{words.left(held.left, held.of)}</p>
        </Notice>
        {said === null ? null : <Notice tone="attention" head={said} says />}
        {held.unsure === 0 || held.singly === 0 ? null : <p>{left.singly(held.singly)}</p>}
        <div className={css['acts']}>
          {held.unsure === 0 ? null : (
            <Button disabled={inFlight || held.singly > 0} onPress={seenUnsure}>
              {words.rest(held.unsure)}
            </Button>
          )}
          <Button look="primary" disabled={inFlight || held.left > 0} onPress={release}>
            {words.release}
          </Button>
        </div>
      </div>
      <ListTrouble pages={pages} />
      <div className={css['scroll']}>
        <ul ref={list} aria-label={words.list}>
          {pages.rows.map((row) => (
            <Line
              key={row.prescriptionId}
              row={row}
              now={props.now}
              taken={row.prescriptionId === props.inHand}
              disabled={inFlight}
              onTake={props.onTake}
              onSeen={(bagInHand) => {
                seen(row.prescriptionId, bagInHand)
              }}
            />
          ))}
        </ul>
        {pages.hasMore ? (
          <div className={css['more']}>
            <Button onPress={pages.more}>Show more</Button>
          </div>
        ) : null}
      </div>
    </>
  )
}

import { memo, useContext, type ReactElement } from 'react'
import { HalfDoneOnLines, type HalfDone } from '../../bridge/half-done.ts'
import { classes } from '../../ui/class-names.ts'
import { nextSteps } from '../../../domain/next-steps.ts'
import { ukDate, type LocalDate } from '../../../domain/uk-date.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Mark } from '../../ui/mark.tsx'
import { dueWords, spanWords, type Pressing } from '../../wording/due.ts'
import { begunOnLineWords, halfDoneWords } from '../../wording/drafts.ts'
import { marksOf, type FlagWords } from '../../wording/flags.ts'
import { familyWords } from '../../wording/names.ts'
import { charactersForStrength, partsOfMedicine } from '../../wording/medicine-name.ts'
import { dateWords, momentWords } from '../../wording/numbers-and-dates.ts'
import { owedWords } from '../../wording/owed.ts'
import { similarMarks } from '../../wording/similar.ts'
import { stageWords, type ListName } from '../../wording/stages.ts'
import { LeftMark } from './left-mark.tsx'
import { LineMarks, widestMedicines } from './line-marks.tsx'
import css from './queue.module.css'
import type { QueueRow } from './settled-rows.ts'

// A drug without how strong it is would be taken for another product of it.
const Medicine = ({ names }: { readonly names: readonly string[] }): ReactElement => {
  const [first = '', ...others] = names
  const { drug, strength, form } = partsOfMedicine(first)
  return (
    <span className={classes(css['medicine'], strength === '' && css['whole'])}>
      <span className={css['drug']}>{drug}</span>{' '}
      <span className={css['rest']}>
        <span className={css['strength']}>{strength}</span>
        <span className={css['form']}> {form}</span>
        {others.length === 0 ? null : (
          <>
            <span className={css['others']}> +{others.length}</span>
            <span className={css['form']}> more</span>
          </>
        )}
      </span>
    </span>
  )
}

const day = (words: string): string => words.replace(/ \d\d:\d\d$/, '')

const pressingIcons: Readonly<Record<Pressing, IconName>> = {
  waiting: 'person',
  late: 'warning',
  soon: 'waiting',
  due: 'waiting',
}

const When = (props: {
  readonly row: QueueRow
  readonly list: ListName | null
  readonly now: number
}): ReactElement => {
  const { row, list, now } = props
  const due = list === 'done' || row.stage === 'done' ? null : dueWords(row, now)
  if (due !== null)
    return (
      <span className={classes(css['due'], css[due.pressing])} title={due.full}>
        <Icon name={pressingIcons[due.pressing]} size={14} />
        {due.words}
      </span>
    )
  const came = momentWords(row.receivedAt, now)
  if (list === 'done' || list === 'received' || list === null) return <>{day(came)}</>
  return <span title={`Came ${came}`}>came {spanWords(now - row.receivedAt)} ago</span>
}

const narrowestMedicines = 60
const characterWidth = 8

// In px, for a strength as long as most are: where the drug has a row of its own above it, it needs no more.
const medicinesWidth = ({ owed, itemNames }: QueueRow): number =>
  owed.length > 0
    ? narrowestMedicines
    : Math.min(
        widestMedicines,
        Math.max(narrowestMedicines, (charactersForStrength(itemNames[0] ?? '') + 1) * characterWidth),
      )

// Where something is owed that is what is looked for here: what was handed out already is not named before it.
const Medicines = ({
  row,
  today,
  width,
}: {
  readonly row: QueueRow
  readonly today: LocalDate
  readonly width: number
}): ReactElement => (
  <span role="gridcell" className={css['items']} style={{ minWidth: width }} title={row.itemNames.join('\n')}>
    {row.owed.length === 0 ? (
      <Medicine names={row.itemNames} />
    ) : (
      row.owed.map((owed, at) => (
        <span
          key={`${owed.itemName} ${String(at)}`}
          className={css['owed']}
          title={`${owed.itemName}: ${owedWords(owed, today)}`}
        >
          <b>{owed.itemName}</b> {owedWords(owed, today)}
        </span>
      ))
    )}
  </span>
)

const likeness = ({ similar }: QueueRow): readonly FlagWords[] => {
  const [first] = similar
  if (first === undefined) return []
  const full = similar.map((why) => similarMarks[why].full).join(' ')
  return [{ short: similarMarks[first].short, full, tone: 'attention', icon: 'people' }]
}

const halfDone: FlagWords = { ...halfDoneWords, tone: 'plain', icon: 'half' }

/** What was begun of the work that a line waits for: by the person working here, and by somebody else, whose packs may lie on the bench. */
export const begunMarks = (
  { id, stage }: Pick<QueueRow, 'id' | 'stage'>,
  { own, others }: HalfDone,
): readonly FlagWords[] => {
  const other = others.get(id)?.find(({ act }) => nextSteps[stage].some((step) => step === act))
  return [
    ...(own.has(id) ? [halfDone] : []),
    ...(other === undefined ? [] : [{ ...begunOnLineWords(other), tone: 'plain', icon: 'half' } as const]),
  ]
}

/** One prescription of the queue. While a list scrolls only lines that come into view are rendered: `top` and `height` are px. */
export const QueueLine = memo(function QueueLine(props: {
  readonly row: QueueRow
  readonly left: boolean
  readonly id: string
  readonly index: number
  readonly taken: boolean
  readonly narrow: boolean
  readonly list: ListName | null
  readonly now: number
  readonly top: number
  readonly height: number
  readonly onTake: (id: string) => void
}): ReactElement {
  const { row, left } = props
  const { patient } = row
  // Where the amount stands in the line, the mark would only take its room.
  const flags = row.owed.length === 0 ? row.flags : row.flags.filter((flag) => flag !== 'owing')
  const begun = begunMarks(row, useContext(HalfDoneOnLines))
  const marks: readonly FlagWords[] = [...likeness(row), ...begun, ...marksOf({ ...row, flags }, ukDate(props.now))]
  // Who has moved on is done with here: that goes before the medicines.
  const width = left ? 0 : medicinesWidth(row)
  return (
    // The grid owns the keys and says which line is active; a line only takes presses.
    <div
      role="row"
      id={props.id}
      aria-rowindex={props.index + 2}
      aria-selected={props.taken}
      className={classes(
        css['row'],
        props.taken && css['taken'],
        left && css['left'],
        ...row.similar.map((why) => css[why]),
        props.narrow && css['two'],
      )}
      style={{ height: props.height, transform: `translateY(${String(props.top)}px)` }}
      onClick={() => {
        props.onTake(row.id)
      }}
    >
      <span role="gridcell" className={css['time']}>
        <When row={row} list={props.list} now={props.now} />
      </span>
      <span role="gridcell" className={css['name']}>
        <b>{familyWords(patient.family)}</b>, <span className={css['given']}>{patient.given}</span>
      </span>
      <span role="gridcell" className={css['born']}>
        {dateWords(patient.birthDate)}
      </span>
      <span role="presentation" className={css['last']}>
        <Medicines row={row} today={ukDate(props.now)} width={width} />
        <span role="gridcell" className={css['marks']}>
          {left ? <LeftMark id={row.id} list={props.list} taken={props.taken} /> : null}
          <LineMarks marks={marks} medicines={width} />
          {props.list === null || props.list === 'received' ? (
            <Mark short={stageWords[row.stage].name} full={`Waits at: ${stageWords[row.stage].name}`} tone="plain" />
          ) : null}
        </span>
      </span>
    </div>
  )
})

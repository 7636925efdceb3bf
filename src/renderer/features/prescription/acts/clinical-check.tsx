import type { ReactElement } from 'react'
import type { DeskCommand } from '../../../../contract/commands.ts'
import type { Schedule } from '../../../../domain/prescription-content.ts'
import type { Item } from '../../../../domain/prescription.ts'
import { isOpen } from '../../../../domain/supply.ts'
import { ukDate } from '../../../../domain/uk-date.ts'
import { now } from '../../../bridge/clock.ts'
import { Button } from '../../../ui/button.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { Tick } from '../../../ui/tick.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { ageWords, amountWords, counted } from '../../../wording/numbers-and-dates.ts'
import { issueOfId } from '../../../wording/names.ts'
import { readDay } from '../../../wording/read-day.ts'
import { scheduleAnswers, scheduleMark } from '../../../wording/schedules.ts'
import { stageWords } from '../../../wording/stages.ts'
import { ActDialog, type ActProps, type Ending } from '../act-dialog.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import css from './forms.module.css'

type Answer = Exclude<Schedule, 'unknown'>
type Answers = Readonly<Record<string, Answer>>
type CheckOutcome = Extract<DeskCommand, { type: 'record-clinical-check' }>['outcome']

// The quantity is written in words where the law asks for it: an answer below Schedule 3 does not fit.
const needsSeeing = (item: Item, answer: Answer | undefined): boolean =>
  item.content.quantityInWords !== null && answer !== undefined && !['1', '2', '3'].includes(answer)

const ItemToCheck = (props: {
  readonly item: Item
  readonly seen: boolean
  readonly onSeen: (seen: boolean) => void
  readonly answer: Answer | null
  readonly onAnswer: (answer: Answer) => void
}): ReactElement => {
  const { content, schedule } = props.item
  const known = scheduleMark(content.schedule)
  return (
    <div className={css['block']}>
      <div className={css['top']}>
        <h3>{content.drug.name}</h3>
        <span className={css['quantity']}>{amountWords(props.item.toSupply, content.quantity.unit)}</span>
      </div>
      <p>{content.directions}</p>
      {content.note === null ? null : <p className={css['small']}>Note: {content.note}</p>}
      {content.quantityInWords === null ? null : (
        <p className={css['small']}>
          Quantity in words: {content.quantityInWords}. The law asks for this on Schedule 2 and 3.
        </p>
      )}
      {content.schedule === 'unknown' ? (
        <Choices
          label={`Controlled drug? ${schedule === 'unknown' ? 'The message does not say.' : 'As answered before.'}`}
          value={props.answer}
          onChange={props.onAnswer}
          choices={scheduleAnswers}
        />
      ) : known === null ? null : (
        <p className={css['small']}>{known}, as the message says</p>
      )}
      {content.schedule === 'unknown' && needsSeeing(props.item, props.answer ?? undefined) ? (
        <div className={css['differs']}>
          <Tick ticked={props.seen} onChange={props.onSeen}>
            The quantity is in words, as for Schedule 2 and 3. I have looked: it is neither.
          </Tick>
        </div>
      ) : null}
    </div>
  )
}

/** The clinical check of a whole prescription, with the patient's other open ones in view. P, Q and F end it; Enter never does. */
export const ClinicalCheckAct = (props: ActProps): ReactElement => {
  const { prescription: p, othersOfPatient } = props.detail
  const items = p.items.filter(isOpen)
  const asked = items.filter((item) => item.content.schedule === 'unknown')
  const [answers, setAnswers] = useDraft<Answers>(
    'answers',
    () =>
      Object.fromEntries(
        asked.flatMap((item) => (item.schedule === 'unknown' ? [] : [[item.content.id, item.schedule] as const])),
      ),
    { check: true },
  )
  const [seen, setSeen] = useDraft<readonly string[]>('seen', [], { check: true })
  const [note, setNote] = useDraft('note', '')
  const [whom, setWhom] = useDraft('whom', '')
  const [by, setBy] = useDraft('by', '')
  const [counsel, setCounsel] = useDraft('counsel', '')
  const answerBy = readDay(by)
  const open = asked.filter((item) => !(item.content.id in answers))
  const unseen = asked.filter((item) => needsSeeing(item, answers[item.content.id]) && !seen.includes(item.content.id))
  const plain = open.filter((item) => item.content.quantityInWords === null)
  const noneControlled = (): void => {
    setAnswers({ ...answers, ...Object.fromEntries(plain.map((item) => [item.content.id, 'none' as const])) })
  }
  const ending = (outcome: CheckOutcome, button: string, keyOf: string, words: string): Ending => {
    const query = outcome === 'queried' && whom.trim() !== '' && answerBy ? { whom: whom.trim(), by: answerBy } : null
    const ready =
      outcome === 'passed'
        ? open.length + unseen.length === 0
        : note.trim() !== '' && (outcome === 'refused' || query !== null)
    const command: DeskCommand = {
      type: 'record-clinical-check',
      outcome,
      note: note.trim() === '' ? null : note.trim(),
      schedules: answers,
      facts: [],
      query,
      counsel: counsel.trim() === '' ? null : counsel.trim(),
    }
    return {
      button,
      keyOf,
      words,
      look: outcome === 'passed' ? 'primary' : 'plain',
      commands: ready ? [{ detail: props.detail, command }] : null,
      missing:
        outcome !== 'passed'
          ? 'To query or refuse, say why in the note; to query, also whom and by when.'
          : open.length > 0
            ? `To pass, answer for ${counted(open.length, 'medicine')} whether it is a controlled drug.`
            : 'To pass, tick that you looked at the quantity in words.',
    }
  }
  const { patient } = p.content
  return (
    <ActDialog
      {...props}
      wide
      title="Clinical check"
      keys={plain.length > 0 ? { n: noneControlled } : {}}
      endings={[
        ending('refused', 'Refuse', 'f', 'Clinical check refused.'),
        ending('queried', 'Query', 'q', 'Query recorded. Nothing goes on until it is checked again.'),
        ending('passed', 'Passed', 'p', 'Clinical check passed.'),
      ]}
    >
      <p className={css['small']}>
        {ageWords(patient.birthDate, ukDate(now()))} years, {patient.gender}. Prescriber: {p.content.prescriber.name},{' '}
        {p.content.prescriber.organisation.name}
      </p>
      {othersOfPatient.length === 0 ? null : (
        <div className={css['block']}>
          <h3>Also open for this patient</h3>
          <ul className={css['parts']}>
            {othersOfPatient.map((other) => (
              <li key={other.id}>
                {other.itemNames.join(', ')}{' '}
                <span className={css['quiet']}>
                  {[issueOfId(other.id), stageWords[other.stage].name].map((part) =>
                    part === null ? '' : ` · ${part}`,
                  )}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className={css['list']}>
        {items.map((item) => (
          <ItemToCheck
            key={item.content.id}
            item={item}
            answer={answers[item.content.id] ?? null}
            seen={seen.includes(item.content.id)}
            onSeen={(on) => {
              const others = seen.filter((id) => id !== item.content.id)
              setSeen(on ? [...others, item.content.id] : others)
            }}
            onAnswer={(answer) => {
              setAnswers({ ...answers, [item.content.id]: answer })
              setSeen(seen.filter((id) => id !== item.content.id))
            }}
          />
        ))}
      </div>
      {plain.length > 0 ? (
        <div className={css['row']}>
          <Button onPress={noneControlled} keyOf="n">
            {plain.length === 1
              ? 'Not a controlled drug'
              : `None of these ${String(plain.length)} is a controlled drug`}
          </Button>
        </div>
      ) : null}
      <TextField
        label="Note"
        hint="A query or a refusal says why."
        value={note}
        onChange={setNote}
        rows={2}
        max={2000}
      />
      <div className={css['two']}>
        <TextField label="Query to" value={whom} onChange={setWhom} max={200} />
        <DayField label="Answer wanted by" value={by} onChange={setBy} read={readDay} placeholder="20/11/2026" />
      </div>
      <TextField label="Tell the patient at hand-out" value={counsel} onChange={setCounsel} max={500} />
    </ActDialog>
  )
}

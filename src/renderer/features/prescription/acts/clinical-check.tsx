import { useEffect, useRef, useState, type ReactElement } from 'react'
import { answerNeeded, factKey } from '../../../../domain/clinical-check/check-fact.ts'
import { isOpen } from '../../../../domain/supply.ts'
import { ukDate } from '../../../../domain/uk-date.ts'
import { now } from '../../../bridge/clock.ts'
import { Button } from '../../../ui/button.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { exampleDay } from '../../../wording/example-days.ts'
import { issueOfId, spokenName } from '../../../wording/names.ts'
import { ageAndSexWords } from '../../../wording/numbers-and-dates.ts'
import { readDay } from '../../../wording/read-day.ts'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { counselBefore, counselWith, counselWithout, noteHint, noteOfVoided } from '../clinical/counsel-before.ts'
import { checkEndings, type Begun, type EndingField } from '../clinical/endings.ts'
import { EarlierHere } from '../clinical/earlier-here.tsx'
import { FactList, type Answering, type FactAnswers } from '../clinical/fact-list.tsx'
import { keptNumbers } from '../clinical/kept-numbers.ts'
import { ItemToCheck, type ScheduleAnswer } from '../clinical/item-to-check.tsx'
import { scheduleBefore } from '../clinical/schedule-before.ts'
import { OthersToCheck } from '../clinical/others-to-check.tsx'
import { eachFactOnce, isOfItem, schedulesByFile, useCheckFacts } from '../clinical/use-check-facts.ts'
import type { Detail } from '../detail.ts'
import { useDraft } from '../drafts/use-draft.ts'
import { useOthers } from '../use-others.ts'
import css from './forms.module.css'

const openItems = ({ prescription }: Detail) => prescription.items.filter(isOpen)
const asksSchedule = (item: Detail['prescription']['items'][number]): boolean => item.content.schedule === 'unknown'

/** The clinical check of what a patient has open, with what is known laid out beside it. P, Q and F end it; Enter never does. */
export const ClinicalCheckAct = (props: ActProps): ReactElement => {
  const { detail } = props
  // As they were when they were ticked: what is pressed is about what was seen.
  const [along, setAlong] = useState<readonly Detail[]>([])
  const details = [detail, ...along]
  const items = details.flatMap(openItems)
  const [schedules, setSchedules] = useDraft<Readonly<Record<string, ScheduleAnswer>>>(
    'answers',
    () =>
      Object.fromEntries(
        openItems(detail).flatMap((item) =>
          !asksSchedule(item) || item.schedule === 'unknown' ? [] : [[item.content.id, item.schedule] as const],
        ),
      ),
    { check: true },
  )
  const [seen, setSeen] = useDraft<readonly string[]>('seen', [], { check: true })
  const [answers, setAnswers] = useDraft<FactAnswers>('facts', {}, { check: true })
  const [note, setNote] = useDraft('note', () => noteOfVoided(detail.prescription))
  const [whom, setWhom] = useDraft('whom', '')
  const [by, setBy] = useDraft('by', '')
  const toldBefore = counselBefore(detail.prescription)
  // Half-done work from before another check does not put its words in the place of what that check says.
  const [counsel, setCounsel] = useDraft(
    `counsel ${detail.prescription.clinicalCheck?.stamp.eventId ?? ''}`,
    toldBefore,
  )
  const [brought, setBrought] = useDraft<readonly string[]>('brought', [])
  const leave = (earlier: string, still: readonly string[]): void => {
    setBrought(still)
    setCounsel((before) => counselWithout(before, earlier, [toldBefore, ...still]))
  }
  useEffect(() => {
    // The others are not ticked again by themselves, and what they brought goes with them.
    for (const earlier of brought) leave(earlier, [])
  }, [])
  const facts = useCheckFacts(
    details.map(({ prescription }) => prescription),
    schedules,
  )
  const byFile = Object.assign({}, ...facts.map((of) => schedulesByFile(of.prescription, of.facts ?? []))) as Readonly<
    Record<string, ScheduleAnswer>
  >
  const told = facts.every((of) => of.facts !== undefined)
  // What a person answers stands over what the file says.
  const answered = { ...byFile, ...schedules }
  const ofPatient = eachFactOnce(facts).filter((fact) => !isOfItem(fact))
  const ofItem = (itemId: string) => eachFactOnce(facts).filter((fact) => isOfItem(fact) && fact.itemId === itemId)
  // In the order in which they stand below each other.
  const toAnswer = [...ofPatient, ...items.flatMap(({ content }) => ofItem(content.id))].filter(
    (fact) => answerNeeded(fact) !== 'none',
  )
  const [given, setGiven] = useState<readonly string[]>([])
  const numbered = keptNumbers(given, toAnswer.map(factKey))
  if (numbered !== given) setGiven(numbered)
  const [pressed, setPressed] = useState<Answering['pressed']>(null)
  const answering: Answering = {
    answers,
    onAnswer: (fact, answer) => {
      setAnswers((before) => ({ ...before, [factKey(fact)]: answer }))
    },
    tell: {
      prescription: (id) =>
        id === detail.prescription.id ? 'this prescription' : `prescription ${issueOfId(id) ?? id.slice(0, 13)}`,
    },
    pressed,
    keyOf: (fact) => {
      const at = numbered.indexOf(factKey(fact))
      return at < 0 ? undefined : String(at + 1)
    },
  }
  const plain = items.filter(
    (item) => told && asksSchedule(item) && !(item.content.id in answered) && item.content.quantityInWords === null,
  )
  const noneControlled = (): void => {
    setSchedules({ ...schedules, ...Object.fromEntries(plain.map((item) => [item.content.id, 'none' as const])) })
  }
  // Not kept: whoever closes the window and opens it again begins anew.
  const [begun, setBegun] = useState<Begun | null>(null)
  const noteAt = useRef<HTMLDivElement>(null)
  const queryAt = useRef<HTMLDivElement>(null)
  const begin = (outcome: Begun, field: EndingField): void => {
    setBegun(outcome)
    // At once and not with the next drawing: the next letter may come before it, and is text.
    const fields = (field === 'note' ? noteAt : queryAt).current?.querySelectorAll<HTMLElement>('input, textarea')
    fields?.[field === 'by' ? 1 : 0]?.focus()
  }
  const answerBy = readDay(by)
  const asks = whom.trim() !== '' || by.trim() !== ''
  const query = whom.trim() === '' || answerBy === undefined ? null : { whom: whom.trim(), by: answerBy }
  const checked = details.map((one, at) => ({ detail: one, facts: facts[at]?.facts }))
  const { content } = detail.prescription
  const { patient, prescriber } = content
  const others = useOthers(detail, 'record-clinical-check')
  const lookAt = Object.fromEntries(
    toAnswer.flatMap((fact) => {
      const key = answering.keyOf(fact)
      const looked = (): void => {
        setPressed((before) => ({ key: factKey(fact), again: before?.key === factKey(fact) }))
      }
      return key === undefined ? [] : [[key, looked] as const]
    }),
  )
  return (
    <ActDialog
      {...props}
      wide
      title="Clinical check"
      keys={{ ...lookAt, ...(plain.length > 0 ? { n: noneControlled } : {}) }}
      endings={checkEndings(
        { checked, schedules: answered, seen, answers, note, whom, query, asks, counsel, begun },
        spokenName(patient),
        begin,
      )}
    >
      <p className={css['small']}>
        {ageAndSexWords(patient, ukDate(now()))}. Prescriber: {prescriber.name}, {prescriber.organisation.name}
      </p>
      <div className={css['block']}>
        <h3>Known about the patient</h3>
        <FactList label="Known about the patient" facts={ofPatient} with={answering} />
      </div>
      <OthersToCheck
        detail={detail}
        waiting={others}
        taken={along.map(({ prescription }) => prescription.id)}
        onTake={(other, on) => {
          const rest = along.filter(({ prescription }) => prescription.id !== other.detail.prescription.id)
          setAlong(on ? [...rest, other.detail] : rest)
          const earlier = counselBefore(other.detail.prescription)
          if (!on)
            leave(
              earlier,
              rest.map(({ prescription }) => counselBefore(prescription)),
            )
          else {
            setBrought([...brought, earlier])
            setCounsel((before) => counselWith(before, earlier))
          }
        }}
      />
      {details.map((one) => (
        <div className={css['list']} key={one.prescription.id}>
          {details.length === 1 ? null : (
            <h3>{issueOfId(one.prescription.id) ?? `Prescription ${one.prescription.content.shortId}`}</h3>
          )}
          {openItems(one).map((item) => (
            <ItemToCheck
              key={item.content.id}
              item={item}
              answer={schedules[item.content.id] ?? null}
              before={scheduleBefore(one.acts, item.content.id)}
              byFile={told ? item.content.id in byFile : undefined}
              seen={seen.includes(item.content.id)}
              onSeen={(on) => {
                const rest = seen.filter((id) => id !== item.content.id)
                setSeen(on ? [...rest, item.content.id] : rest)
              }}
              onAnswer={(answer) => {
                setSchedules({ ...schedules, [item.content.id]: answer })
                setSeen(seen.filter((id) => id !== item.content.id))
              }}
            >
              <FactList
                label={`Known about ${item.content.drug.name}`}
                facts={ofItem(item.content.id)}
                with={answering}
              />
            </ItemToCheck>
          ))}
        </div>
      ))}
      {plain.length > 0 ? (
        <div className={css['row']}>
          <Button onPress={noneControlled} keyOf="n">
            {plain.length === 1
              ? 'Not a controlled drug'
              : `None of these ${String(plain.length)} is a controlled drug`}
          </Button>
        </div>
      ) : null}
      <div className={css['block']}>
        <h3>Earlier at this pharmacy</h3>
        <EarlierHere prescriptionId={detail.prescription.id} />
      </div>
      <div ref={noteAt}>
        <TextField
          label="Note"
          hint={noteHint(detail.prescription, note)}
          value={note}
          onChange={setNote}
          rows={2}
          max={2000}
        />
      </div>
      <div className={css['two']} ref={queryAt}>
        <TextField label="Query to" value={whom} onChange={setWhom} max={200} />
        <DayField
          label="Answer wanted by"
          value={by}
          onChange={setBy}
          read={readDay}
          withoutYear="next"
          example={exampleDay(now(), 1)}
        />
      </div>
      <TextField
        label="Tell the patient at hand-out"
        {...(details.every(({ prescription }) => counselBefore(prescription) === '')
          ? {}
          : { hint: 'From the earlier check. What stands here now takes its place.' })}
        value={counsel}
        onChange={setCounsel}
        max={500}
      />
    </ActDialog>
  )
}

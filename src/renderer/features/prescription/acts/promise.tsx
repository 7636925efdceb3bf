import { useState, type ReactElement } from 'react'
import { promiseNow } from '../../../../domain/promise-now.ts'
import { now } from '../../../bridge/clock.ts'
import { Button } from '../../../ui/button.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { KeyCap } from '../../../ui/key-cap.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Tick } from '../../../ui/tick.tsx'
import { promiseWords } from '../../../wording/due.ts'
import { exampleDay } from '../../../wording/example-days.ts'
import { readDay } from '../../../wording/read-day.ts'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import css from './forms.module.css'
import { promisedAt, promiseForm, quickTimes, withTime } from './promise-form.ts'

/** What the patient was told: that they wait in the shop, or when to come. Keys fill in the usual times. */
export const PromiseAct = (props: ActProps): ReactElement => {
  const { detail } = props
  const told = promiseNow(detail.prescription)
  const [opened] = useState(now)
  // Typed against another promise it may be the wrong one by now.
  const [form, setForm] = useDraft('promise', () => promiseForm(told, opened), { check: true })
  const at = promisedAt(form)
  const { waiting } = form
  const quick = quickTimes(opened)
  const missing =
    at === undefined
      ? `Type the time as 11:30 and the day as ${exampleDay(now())}.`
      : waiting === (told.waitingSince !== null) && at === told.at
        ? 'Say that they wait, or when to come.'
        : undefined
  const words = promiseWords({ waiting, at: at ?? null }, opened)
  return (
    <ActDialog
      {...props}
      title="Waiting, or promised for"
      keys={{
        w: () => {
          setForm({ ...form, waiting: !waiting })
        },
        n: () => {
          setForm({ ...form, waiting: false, time: '' })
        },
        ...Object.fromEntries(
          quick.map((one) => [
            one.keyOf,
            () => {
              setForm(withTime(form, one.at))
            },
          ]),
        ),
      }}
      endings={[
        {
          button: words,
          words: `${words}.`,
          look: 'primary',
          keyOf: 'Control+Enter',
          commands:
            at === undefined || missing !== undefined ? null : [{ detail, command: { type: 'promise', waiting, at } }],
          missing,
        },
      ]}
    >
      <p>Whoever waits comes first in every list, then what is promised, by its time.</p>
      <Tick
        ticked={waiting}
        onChange={(ticked) => {
          setForm({ ...form, waiting: ticked })
        }}
      >
        Waiting in the shop <KeyCap>w</KeyCap>
      </Tick>
      <div className={css['suggestions']} role="group" aria-label="Promise a usual time">
        {quick.map((one) => (
          <Button
            key={one.keyOf}
            keyOf={one.keyOf}
            onPress={() => {
              setForm(withTime(form, one.at))
            }}
          >
            {one.words}
          </Button>
        ))}
        <Button
          keyOf="n"
          look="quiet"
          onPress={() => {
            setForm({ ...form, waiting: false, time: '' })
          }}
        >
          Neither
        </Button>
      </div>
      <div className={css['two']}>
        <TextField
          label="Promised for"
          value={form.time}
          max={5}
          hint="such as 11:30"
          hintBeside
          onChange={(time) => {
            setForm({ ...form, time })
          }}
        />
        <DayField
          label="On"
          value={form.day}
          read={readDay}
          withoutYear="next"
          example={exampleDay(now())}
          onChange={(day) => {
            setForm({ ...form, day })
          }}
        />
      </div>
    </ActDialog>
  )
}

import type { ReactElement } from 'react'
import { now } from '../../../bridge/clock.ts'
import { Button } from '../../../ui/button.tsx'
import { Choices, choicesOf } from '../../../ui/choices.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { exampleDay } from '../../../wording/example-days.ts'
import { entryKindWords, usualSources } from '../../../wording/patients.ts'
import { readDay } from '../../../wording/read-day.ts'
import css from '../acts/forms.module.css'
import type { PatientNote } from './use-patient-note.tsx'

/** What is being written down; `on` is a day as typed. */
export interface EntryForm {
  readonly kind: keyof typeof entryKindWords | null
  readonly words: string
  readonly reaction: string
  readonly from: string
  readonly on: string
}

/** The act of a form; null while something of it is missing. */
export const noteOf = ({ kind, words, reaction, from, on }: EntryForm): PatientNote | null => {
  const day = readDay(on)
  if (kind === null || from.trim() === '' || day === undefined) return null
  const source = { from: from.trim(), on: day }
  if (kind === 'none-known') return { type: 'record-none-known', source }
  if (words.trim() === '') return null
  return kind === 'note'
    ? { type: 'record-note', text: words.trim(), source }
    : {
        type: 'record-allergy',
        substance: words.trim(),
        reaction: reaction.trim() === '' ? null : reaction.trim(),
        source,
      }
}

/** The form for an allergy, "none known", or a note: what, from whom, and when. */
export const AddEntry = (props: {
  readonly form: EntryForm
  readonly onChange: (form: EntryForm) => void
}): ReactElement => {
  const { form, onChange } = props
  return (
    <div className={css['block']}>
      <h3>Write something down</h3>
      <Choices
        label="What"
        value={form.kind}
        onChange={(kind) => {
          onChange({ ...form, kind })
        }}
        choices={choicesOf(entryKindWords)}
      />
      {form.kind === 'allergy' || form.kind === 'note' ? (
        <div className={form.kind === 'allergy' ? css['two'] : undefined}>
          <TextField
            label={form.kind === 'allergy' ? 'Allergic to' : 'Note'}
            value={form.words}
            onChange={(words) => {
              onChange({ ...form, words })
            }}
            max={form.kind === 'allergy' ? 200 : 2000}
          />
          {form.kind === 'note' ? null : (
            <TextField
              label="Reaction"
              value={form.reaction}
              onChange={(reaction) => {
                onChange({ ...form, reaction })
              }}
              placeholder="if known"
            />
          )}
        </div>
      ) : null}
      <div className={css['two']}>
        <div>
          <TextField
            label="Where from"
            value={form.from}
            onChange={(from) => {
              onChange({ ...form, from })
            }}
            max={200}
          />
          <div className={css['suggestions']}>
            {usualSources.map((from) => (
              <Button
                key={from}
                onPress={() => {
                  onChange({ ...form, from })
                }}
              >
                {from}
              </Button>
            ))}
          </div>
        </div>
        <DayField
          label="On"
          value={form.on}
          onChange={(on) => {
            onChange({ ...form, on })
          }}
          read={readDay}
          withoutYear="last"
          example={exampleDay(now())}
        />
      </div>
    </div>
  )
}

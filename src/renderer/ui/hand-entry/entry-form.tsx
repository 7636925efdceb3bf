import { useCallback, useState, type ReactElement } from 'react'
import type { EntryProblem } from '../../../domain/by-hand/entry-problems.ts'
import { newId } from '../../bridge/ids.ts'
import { handFormWords } from '../../wording/by-hand.ts'
import { Button } from '../button.tsx'
import { Choices, choicesOf } from '../choices.tsx'
import { Tick } from '../tick.tsx'
import { emptyItem, type EntryDraft, type ItemDraft } from './entry-draft.ts'
import { EntryDay } from './entry-text.tsx'
import css from './hand-entry.module.css'
import { ItemFields } from './item-fields.tsx'
import { partOf } from './part-of.ts'
import { PatientFields } from './patient-fields.tsx'
import { PrescriberFields } from './prescriber-fields.tsx'
import { problemOf } from './problems.tsx'

/** Changes some fields of what is typed, from what is typed now; the same function for as long as the form is open. */
export type ChangeDraft = (change: Partial<EntryDraft> | ((now: EntryDraft) => Partial<EntryDraft>)) => void

/** What every part of the form gets: what is typed, what is wrong with it, and what changes it. */
export interface EntryPartProps {
  readonly draft: EntryDraft
  readonly problems: readonly EntryProblem[]
  readonly change: ChangeDraft
}

const FormPart = partOf(['form', 'originalInHand', 'signedInInk', 'writtenOn', 'notBefore'], (props): ReactElement => {
  const { draft, problems, change } = props
  const wrong = ['form', 'originalInHand', 'signedInInk'].flatMap((field) => problemOf(problems, field) ?? [])
  return (
    <fieldset className={css['part']}>
      <legend>The form</legend>
      <Choices
        label="Which form?"
        value={draft.form}
        onChange={(form) => {
          change({ form })
        }}
        choices={choicesOf(handFormWords)}
        autoFocus
      />
      <p>Instalment forms (FP10MDA) and repeatable private prescriptions cannot be typed in here yet.</p>
      <Tick
        ticked={draft.originalInHand}
        onChange={(originalInHand) => {
          change({ originalInHand })
        }}
      >
        I have the paper itself in my hand, not a copy, fax or e-mail
      </Tick>
      <Tick
        ticked={draft.signedInInk}
        onChange={(signedInInk) => {
          change({ signedInInk })
        }}
      >
        The prescriber’s signature on it is in ink
      </Tick>
      {wrong.map((words) => (
        <p key={words} className={css['wrong']}>
          {words}
        </p>
      ))}
      <div className={css['two']}>
        <EntryDay
          label="Date written"
          hint="for example 12/03/2026"
          field="writtenOn"
          problems={problems}
          value={draft.writtenOn}
          onChange={(writtenOn) => {
            change({ writtenOn })
          }}
        />
        <EntryDay
          label="Not to be supplied before"
          hint="only where the form gives such a day"
          field="notBefore"
          problems={problems}
          value={draft.notBefore}
          onChange={(notBefore) => {
            change({ notBefore })
          }}
        />
      </div>
    </fieldset>
  )
})

/** The fields of a paper prescription, in the order in which a form is read. It keeps nothing itself. */
export const EntryForm = (props: EntryPartProps): ReactElement => {
  const { draft, problems, change } = props
  const [added, setAdded] = useState<string | null>(null)
  const changeItem = useCallback(
    (item: ItemDraft): void => {
      change((now) => ({ items: now.items.map((one) => (one.id === item.id ? item : one)) }))
    },
    [change],
  )
  const removeItem = useCallback(
    (gone: string): void => {
      change((now) => ({ items: now.items.filter(({ id }) => id !== gone) }))
    },
    [change],
  )
  return (
    <div className={css['form']}>
      <FormPart {...props} />
      <PatientFields {...props} />
      <fieldset className={css['part']}>
        <legend>Medicines</legend>
        {draft.items.map((item, at) => (
          <ItemFields
            key={item.id}
            item={item}
            number={at + 1}
            isAdded={item.id === added}
            problems={problems}
            onChange={changeItem}
            onRemove={draft.items.length === 1 ? null : removeItem}
          />
        ))}
        <div>
          <Button
            onPress={() => {
              const item = emptyItem(newId())
              setAdded(item.id)
              change((now) => ({ items: [...now.items, item] }))
            }}
          >
            Add a medicine
          </Button>
        </div>
      </fieldset>
      <PrescriberFields {...props} />
    </div>
  )
}

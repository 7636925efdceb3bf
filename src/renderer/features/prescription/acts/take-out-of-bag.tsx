import type { ReactElement } from 'react'
import { notDispensedReasons, returnReasons, type CodedReason } from '../../../../domain/dispense-reasons.ts'
import { portionsToTakeOut } from '../../../../domain/supply.ts'
import { Choices, choicesOf } from '../../../ui/choices.tsx'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { BagItems } from './bag-items.tsx'
import css from './forms.module.css'
import { ReasonField } from './reason-field.tsx'
import {
  freshTakeOut,
  mayReturn,
  overOf,
  takeOutAsked,
  takeOutCommands,
  takeOutMissing,
  takeOutWords,
  type Afterwards,
  type TakeOutForm,
} from './take-out-form.ts'

const fitting = (reasons: readonly CodedReason[], codes: readonly string[]) =>
  reasons.filter(({ code }) => codes.includes(code)).map(({ code, meaning }) => ({ value: code, words: meaning }))

// Of the national reasons, those that fit a bag that nobody collected.
const reasonsFor: Readonly<Record<Afterwards, readonly { readonly value: string; readonly words: string }[]>> = {
  keep: [],
  'not-dispensed': fitting(notDispensedReasons, ['0010', '0001', '0011', '0008']),
  return: fitting(returnReasons, ['0001', '0003', '0004', '0008']),
}

const told: Readonly<Record<Afterwards, string>> = {
  keep: 'Kept in its place.',
  'not-dispensed': 'Taken out and marked as not dispensed.',
  return: 'Taken out and returned to Spine.',
}

const buttons: Readonly<Record<Afterwards, string>> = {
  keep: 'Keep it in its place',
  'not-dispensed': 'Not dispensed: put it back into stock',
  return: 'Return the whole prescription',
}

const takenOutWords = { button: 'Take out of the bag', words: 'Taken out of the bag.' } as const
const putAwayWords = { button: 'It is put away', words: 'Put away.' } as const

const whatBecomes = (form: TakeOutForm): Afterwards | null => (form.why === 'not-collected' ? form.afterwards : null)

/** Opens a bag, with why; one that nobody collected is kept, not dispensed or returned in the same act. */
export const TakeOutOfBagAct = (props: ActProps): ReactElement => {
  const { detail, itemIds } = props
  const { prescription } = detail
  const allOver = overOf(prescription, itemIds)
  const waiting = itemIds.filter((itemId) => !allOver.includes(itemId))
  const [ticked, setTicked] = useDraft<readonly string[]>('ticked', waiting.length > 0 ? waiting : itemIds)
  const [filledIn, setForm] = useDraft('form', freshTakeOut)
  const over = overOf(prescription, ticked)
  const form = takeOutAsked(filledIn, over)
  const isPutAway = over.length > 0
  const missing = takeOutMissing(form, ticked, over)
  const becomes = whatBecomes(form)
  const commands = takeOutCommands(prescription, form, ticked).map((command) => ({ detail, command }))
  const choices = [
    { value: 'keep', words: 'Keep it: it stays in its place' },
    { value: 'not-dispensed', words: 'Not dispensed: back into stock, it never left the pharmacy' },
    ...(mayReturn(prescription) ? [{ value: 'return', words: 'Return the whole prescription to Spine' } as const] : []),
  ] as const
  return (
    <ActDialog
      {...props}
      title="Take out of the bag"
      endings={[
        {
          ...(isPutAway
            ? putAwayWords
            : becomes === null
              ? takenOutWords
              : { button: buttons[becomes], words: told[becomes] }),
          look: becomes === 'not-dispensed' || becomes === 'return' ? 'danger' : 'primary',
          keyOf: 'Control+Enter',
          commands: missing === undefined ? commands : null,
          missing,
        },
      ]}
    >
      {isPutAway ? (
        <p>Nothing more of it is supplied. The bag is taken apart, and its label stands for nothing any more.</p>
      ) : becomes === 'keep' ? null : (
        <p>It is no longer ready, and the NHS App says so.</p>
      )}
      <BagItems
        prescription={prescription}
        itemIds={itemIds}
        portionsOf={(item) => portionsToTakeOut(prescription, item)}
        ticked={ticked}
        onChange={setTicked}
      />
      {isPutAway ? null : (
        <Choices
          label="Why"
          value={form.why}
          onChange={(why) => setForm({ ...freshTakeOut, why })}
          choices={choicesOf(takeOutWords)}
          column
        />
      )}
      {form.why === 'not-collected' ? (
        <Choices
          label="What becomes of it"
          value={form.afterwards}
          onChange={(afterwards) => setForm({ ...form, afterwards, code: null })}
          choices={choices}
          column
        />
      ) : null}
      {becomes === 'return' ? (
        <p className={css['small']}>
          Recorded here, and the NHS App follows it no longer. Pestle cannot give it back for you yet: do so in your EPS
          system as well.
        </p>
      ) : null}
      {becomes === null || becomes === 'keep' ? null : (
        <Choices
          label="National reason"
          value={form.code}
          onChange={(code) => setForm({ ...form, code })}
          choices={reasonsFor[becomes]}
          column
        />
      )}
      {form.why === 'other' || becomes === 'keep' ? (
        <ReasonField
          label={becomes === 'keep' ? 'Why it is kept' : 'Why'}
          value={form.text}
          onChange={(text) => setForm({ ...form, text })}
          suggestions={becomes === 'keep' ? ['Patient rang, comes later', 'Patient is in hospital', 'Reminded'] : []}
        />
      ) : null}
    </ActDialog>
  )
}

import type { ReactElement } from 'react'
import { prescriberKindWords } from '../../wording/by-hand.ts'
import { Choices, choicesOf } from '../choices.tsx'
import { EntryText } from './entry-text.tsx'
import css from './hand-entry.module.css'
import { partOf } from './part-of.ts'
import { problemOf } from './problems.tsx'

const Wrong = ({ words }: { readonly words: string | undefined }): ReactElement | null =>
  words === undefined ? null : <p className={css['wrong']}>{words}</p>

const fields = [
  'form',
  'prescriberKind',
  'prescriberName',
  'prescriberNumber',
  'identificationNumber',
  'organisation',
  'prescriberAddress',
  'addressInUk',
] as const

/** Who wrote the form, with the address that the law wants on it. */
export const PrescriberFields = partOf(fields, ({ draft, problems, change }): ReactElement => (
  <fieldset className={css['part']}>
    <legend>Prescriber</legend>
    <Choices
      label="What are they?"
      value={draft.prescriberKind}
      onChange={(prescriberKind) => {
        change({ prescriberKind })
      }}
      choices={choicesOf(prescriberKindWords)}
    />
    <Wrong words={problemOf(problems, 'prescriber.kind')} />
    <div className={css['two']}>
      <EntryText
        label="Prescriber’s name"
        field="prescriber.name"
        problems={problems}
        value={draft.prescriberName}
        onChange={(prescriberName) => {
          change({ prescriberName })
        }}
      />
      <EntryText
        label="Prescriber’s number"
        hint="registration or prescribing number"
        field="prescriber.number"
        problems={problems}
        max={20}
        value={draft.prescriberNumber}
        onChange={(prescriberNumber) => {
          change({ prescriberNumber })
        }}
      />
      {draft.form === 'fp10pcd' ? (
        <EntryText
          label="Prescriber identification number"
          hint="as the FP10PCD carries it"
          field="prescriber.identificationNumber"
          problems={problems}
          max={20}
          value={draft.identificationNumber}
          onChange={(identificationNumber) => {
            change({ identificationNumber })
          }}
        />
      ) : null}
      <EntryText
        label="Practice or clinic"
        field="prescriber.organisation"
        problems={problems}
        value={draft.organisation}
        onChange={(organisation) => {
          change({ organisation })
        }}
      />
    </div>
    <EntryText
      label="Prescriber’s address"
      hint="one line under the other"
      rows={3}
      field="prescriber.address"
      problems={problems}
      value={draft.prescriberAddress}
      onChange={(prescriberAddress) => {
        change({ prescriberAddress })
      }}
    />
    <Choices
      label="Is that address in the United Kingdom?"
      value={draft.addressInUk}
      onChange={(addressInUk) => {
        change({ addressInUk })
      }}
      choices={[
        { value: 'yes', words: 'Yes' },
        { value: 'no', words: 'No' },
      ]}
    />
    <Wrong words={problemOf(problems, 'prescriber.addressInUk')} />
  </fieldset>
))

import type { ReactElement } from 'react'
import { Tick } from '../tick.tsx'
import { EntryDay, EntryText } from './entry-text.tsx'
import css from './hand-entry.module.css'
import { partOf } from './part-of.ts'

const fields = ['family', 'given', 'birthDate', 'nhsNumber', 'noNhsNumber', 'address', 'postcode'] as const

/** The patient as the form names them. */
export const PatientFields = partOf(fields, ({ draft, problems, change }): ReactElement => (
  <fieldset className={css['part']}>
    <legend>Patient</legend>
    <div className={css['two']}>
      <EntryText
        label="Family name"
        field="patient.family"
        problems={problems}
        value={draft.family}
        onChange={(family) => {
          change({ family })
        }}
      />
      <EntryText
        label="First names"
        field="patient.given"
        problems={problems}
        value={draft.given}
        onChange={(given) => {
          change({ given })
        }}
      />
      <EntryDay
        label="Born"
        hint="ask, where the form does not say"
        field="patient.birthDate"
        problems={problems}
        value={draft.birthDate}
        onChange={(birthDate) => {
          change({ birthDate })
        }}
      />
      {draft.noNhsNumber ? null : (
        <EntryText
          label="NHS number"
          field="patient.nhsNumber"
          problems={problems}
          inputMode="numeric"
          max={20}
          value={draft.nhsNumber}
          onChange={(nhsNumber) => {
            change({ nhsNumber })
          }}
        />
      )}
    </div>
    <Tick
      ticked={draft.noNhsNumber}
      onChange={(noNhsNumber) => {
        change({ noNhsNumber })
      }}
    >
      The form gives no NHS number
    </Tick>
    <div className={css['two']}>
      <EntryText
        label="Patient’s address"
        hint="one line under the other"
        rows={3}
        field="patient.address"
        problems={problems}
        value={draft.address}
        onChange={(address) => {
          change({ address })
        }}
      />
      <EntryText
        label="Postcode"
        field="patient.postcode"
        problems={problems}
        max={12}
        value={draft.postcode}
        onChange={(postcode) => {
          change({ postcode })
        }}
      />
    </div>
  </fieldset>
))

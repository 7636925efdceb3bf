import type { ReactElement } from 'react'
import { TextField } from '../../ui/text-field.tsx'
import { Tick } from '../../ui/tick.tsx'
import { externalUse, noWarningsWords } from '../../wording/print.ts'
import { copiesOf, mostCopies, type LabelDraft } from './label-drafts.ts'
import css from './print.module.css'

/** One label to choose, and what a person adds to it. */
export const LabelFields = (props: {
  readonly draft: LabelDraft
  readonly onChange: (draft: LabelDraft) => void
}): ReactElement => {
  const { draft, onChange } = props
  return (
    <div className={css['draft']} role="group" aria-label={`${draft.product}, ${draft.quantity}`}>
      <Tick
        ticked={draft.wanted}
        onChange={(wanted) => {
          onChange({ ...draft, wanted })
        }}
      >
        {draft.product}, {draft.quantity}
      </Tick>
      {draft.wanted ? (
        <>
          <TextField
            label="Directions on the label"
            value={draft.directions}
            onChange={(directions) => {
              onChange({ ...draft, directions })
            }}
            rows={2}
            max={4000}
          />
          <TextField
            label="Precautions and warnings"
            {...(draft.precautions.trim() === '' ? { hint: noWarningsWords } : {})}
            value={draft.precautions}
            onChange={(precautions) => {
              onChange({ ...draft, precautions })
            }}
            rows={2}
            max={4000}
          />
          <TextField
            label="How many of it"
            hint="One for each pack it is divided among."
            value={draft.copies}
            onChange={(copies) => {
              onChange({ ...draft, copies })
            }}
            inputMode="numeric"
            max={2}
            wrong={copiesOf(draft) === undefined}
            beside={copiesOf(draft) === undefined ? `1 to ${String(mostCopies)}` : ''}
          />
          <Tick
            ticked={draft.external}
            onChange={(external) => {
              onChange({ ...draft, external })
            }}
          >
            {externalUse}
          </Tick>
        </>
      ) : null}
    </div>
  )
}

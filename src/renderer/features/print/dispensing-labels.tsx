import { useState, type ReactElement } from 'react'
import type { Output } from '../../../contract/index.ts'
import { ukDate } from '../../../domain/uk-date.ts'
import { now } from '../../bridge/clock.ts'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Tick } from '../../ui/tick.tsx'
import { externalUse, keepAway, labelParts, notPrintable } from '../../wording/print.ts'
import { dateWords } from '../../wording/numbers-and-dates.ts'
import { labelName } from '../../wording/names.ts'
import { fitLabel, type LabelText } from './fit-label.ts'
import { labelDrafts, type LabelDraft } from './label-drafts.ts'
import { onStock, useStock } from './label-stock.tsx'
import css from './print.module.css'
import { PrintFrame, type NotPrintable } from './print-frame.tsx'
import { PrintedLabel } from './printed-label.tsx'
import { supplierText, type Supplier } from './supplier.ts'
import { useMeasure } from './use-measure.ts'

type Detail = Output<'prescription:detail'>

const textOf = (draft: LabelDraft, detail: Detail, supplier: Supplier): LabelText => ({
  product: draft.product,
  quantity: draft.quantity,
  directions: draft.directions,
  precautions: [draft.external ? externalUse : '', draft.precautions].filter((text) => text.trim() !== ''),
  patient: labelName(detail.prescription.content.patient),
  date: dateWords(ukDate(now())),
  mark: draft.mark,
  keepAway,
  supplier: supplierText(supplier),
  words: labelParts,
})

const DraftFields = (props: {
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
            value={draft.precautions}
            onChange={(precautions) => {
              onChange({ ...draft, precautions })
            }}
            rows={2}
            max={4000}
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

/** The dispensing labels of what was assembled: chosen, completed by a person, looked at and printed. */
export const DispensingLabels = (props: {
  readonly detail: Detail
  readonly supplier: Supplier | undefined
  readonly real: boolean
  readonly title: string
  readonly choice: ReactElement
  readonly onClose: () => void
}): ReactElement => {
  const { detail, supplier } = props
  const [drafts, setDrafts] = useState<readonly LabelDraft[]>(() => labelDrafts(detail.prescription))
  const { stock, choice } = useStock()
  const wanted = drafts.filter((draft) => draft.wanted)
  const texts =
    supplier === undefined ? [] : wanted.map((draft) => [draft.key, textOf(draft, detail, supplier)] as const)
  const measure = useMeasure(texts.map(([, text]) => Object.values(text).join(' ')).join(' '))
  const fitted = measure === undefined ? [] : texts.map(([key, text]) => [key, fitLabel(text, measure)] as const)
  const trouble: NotPrintable | null =
    supplier === undefined
      ? notPrintable.supplier
      : fitted.some(([, parts]) => parts === undefined)
        ? notPrintable.foot
        : null
  const labels = fitted.flatMap(([key, parts]) =>
    (parts ?? []).map((part, at) => <PrintedLabel key={`${key} ${String(at)}`} label={part} real={props.real} />),
  )
  return (
    <PrintFrame
      title={props.title}
      sheet={trouble === null ? onStock(labels, stock) : null}
      onClose={props.onClose}
      said={
        trouble === null ? null : (
          <Notice tone="attention" head={trouble.what}>
            {trouble.todo}
          </Notice>
        )
      }
      options={
        <div className={css['options']}>
          {props.choice}
          {choice}
          {drafts.map((draft) => (
            <DraftFields
              key={draft.key}
              draft={draft}
              onChange={(changed) => {
                setDrafts(drafts.map((one) => (one.key === changed.key ? changed : one)))
              }}
            />
          ))}
        </div>
      }
    />
  )
}

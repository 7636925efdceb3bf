import { useState, type ReactElement } from 'react'
import type { Output } from '../../../contract/index.ts'
import { ukDate } from '../../../domain/uk-date.ts'
import { now as clock } from '../../bridge/clock.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import {
  externalUse,
  keepAway,
  labelParts,
  labelsChangedWords,
  notKeptWords,
  notPrintable,
} from '../../wording/print.ts'
import { dateWords } from '../../wording/numbers-and-dates.ts'
import { labelName } from '../../wording/names.ts'
import { fitLabel, type LabelText } from './fit-label.ts'
import { copiesOf, labelDrafts, type LabelDraft } from './label-drafts.ts'
import { LabelFields } from './label-fields.tsx'
import { onStock, useStock } from './label-stock.tsx'
import { useKeepLabelWords } from './keep-label-words.ts'
import { labelsNow } from './labels-now.ts'
import css from './print.module.css'
import { PrintFrame, type NotPrintable } from './print-frame.tsx'
import { PrintedLabel } from './printed-label.tsx'
import { supplierText, type Supplier } from './supplier.ts'
import { useMeasure } from './use-measure.ts'

type Detail = Output<'prescription:detail'>

const textOf = (draft: LabelDraft, prescription: Detail['prescription'], supplier: Supplier): LabelText => ({
  product: draft.product,
  quantity: draft.quantity,
  directions: draft.directions,
  precautions: [draft.external ? externalUse : '', draft.precautions].filter((text) => text.trim() !== ''),
  patient: labelName(prescription.content.patient),
  date: dateWords(ukDate(clock())),
  keepAway,
  supplier: supplierText(supplier),
  words: labelParts,
})

/** The dispensing labels of what was assembled: chosen, completed by a person, looked at and printed; what was typed on them is kept. */
export const DispensingLabels = (props: {
  readonly detail: Detail
  readonly supplier: Supplier | undefined
  readonly real: boolean
  readonly title: string
  readonly choice: ReactElement
  readonly onClose: () => void
}): ReactElement => {
  const { supplier } = props
  const { prescription } = props.detail
  // The labels stay as they were when somebody began at them: the eyes are on the printer, and a new version comes unseen.
  const [seen, setSeen] = useState(prescription)
  const [drafts, setDrafts] = useState<readonly LabelDraft[]>(() => labelDrafts(prescription))
  const now = labelsNow(drafts, seen, prescription)
  const changed = now.changed.length > 0
  const { stock, choice } = useStock()
  const wanted = drafts.filter((draft) => draft.wanted)
  const texts = supplier === undefined ? [] : wanted.map((draft) => ({ draft, text: textOf(draft, seen, supplier) }))
  const measure = useMeasure(texts.map(({ text }) => Object.values(text).join(' ')).join(' '))
  const fitted =
    measure === undefined ? [] : texts.map(({ draft, text }) => ({ draft, parts: fitLabel(text, measure) }))
  const trouble: NotPrintable | null =
    supplier === undefined
      ? notPrintable.supplier
      : fitted.some(({ parts }) => parts === undefined)
        ? notPrintable.foot
        : null
  const labels = fitted.flatMap(({ draft, parts = [] }) =>
    Array.from({ length: copiesOf(draft) ?? 0 }, (_, copy) =>
      parts.map((part, at) => (
        <PrintedLabel key={`${draft.key} ${String(copy)} ${String(at)}`} label={part} real={props.real} />
      )),
    ).flat(),
  )
  const { keep, made, said } = useKeepLabelWords(wanted, prescription)
  const asSeen = seen.version === prescription.version || (made === prescription.version && !changed)
  const complete = trouble === null && !changed && wanted.every((draft) => copiesOf(draft) !== undefined)
  return (
    <PrintFrame
      title={props.title}
      sheet={complete ? onStock(labels, stock) : null}
      onClose={props.onClose}
      before={keep}
      said={
        <>
          {asSeen ? null : (
            <Notice tone={changed ? 'attention' : 'plain'} head={labelsChangedWords.head} says>
              <p>{changed ? labelsChangedWords.others(now.changed) : labelsChangedWords.same}</p>
              {changed ? (
                <Button
                  onPress={() => {
                    setDrafts(now.drafts)
                    setSeen(prescription)
                  }}
                >
                  {labelsChangedWords.goOn}
                </Button>
              ) : null}
            </Notice>
          )}
          {said === null ? null : <Notice tone="attention" head={notKeptWords(said)} says />}
          {trouble === null ? null : (
            <Notice tone="attention" head={trouble.what}>
              {trouble.todo}
            </Notice>
          )}
        </>
      }
      options={
        <div className={css['options']}>
          {props.choice}
          {choice}
          {drafts.map((draft) => (
            <LabelFields
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

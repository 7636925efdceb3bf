import { useState, type ReactElement } from 'react'
import { rememberedLabelStock, rememberLabelStock, type LabelStock } from '../../bridge/remembered-label-stock.ts'
import { Choices, choicesOf } from '../../ui/choices.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { labelStockWords } from '../../wording/print.ts'
import { a4, labelSheet, labelsOnSheet, placeOnSheet, rollLabel } from './paper.ts'
import css from './print.module.css'
import type { Printable } from './print-frame.tsx'

/** On what labels are printed, and on a sheet from which label, counted from 1. */
export interface Stock {
  readonly stock: LabelStock
  readonly first: number
}

const sheetsOf = (labels: readonly ReactElement[], first: number): readonly (readonly ReactElement[])[] => {
  const sheets: (readonly ReactElement[])[] = []
  let left = labelsOnSheet - (first - 1)
  for (let at = 0; at < labels.length; at += left, left = labelsOnSheet) sheets.push(labels.slice(at, at + left))
  return sheets
}

/** Labels on their stock: one a page on the roll, or at their places on A4 sheets. */
export const onStock = (labels: readonly ReactElement[], { stock, first }: Stock): Printable | null => {
  if (labels.length === 0) return null
  if (stock === 'roll') return { paper: rollLabel, pages: labels }
  const pages = sheetsOf(labels, first).map((sheet, number) => (
    <div key={number} className={css['sheet']}>
      {sheet.map((label, at) => {
        const { leftMm, topMm } = placeOnSheet(at + (number === 0 ? first - 1 : 0))
        return (
          <div
            key={label.key}
            className={css['place']}
            style={{ left: `${String(leftMm)}mm`, top: `${String(topMm)}mm` }}
          >
            {label}
          </div>
        )
      })}
    </div>
  ))
  return { paper: { ...a4, marginMm: labelSheet.marginMm }, pages }
}

/** Remembers the stock on this PC; the first free label of a sheet is asked each time. */
export const useStock = (): { readonly stock: Stock; readonly choice: ReactElement } => {
  const [stock, setStock] = useState<LabelStock>(rememberedLabelStock)
  const [first, setFirst] = useState('1')
  const place = /^\d{1,2}$/.test(first) ? Number(first) : 0
  const wrong = place < 1 || place > labelsOnSheet
  return {
    stock: { stock, first: wrong ? 1 : place },
    choice: (
      <>
        <Choices
          label="Printed on"
          value={stock}
          onChange={(chosen) => {
            rememberLabelStock(chosen)
            setStock(chosen)
          }}
          choices={choicesOf(labelStockWords)}
        />
        {stock === 'roll' ? null : (
          <TextField
            label="First free label of the sheet"
            hint={`Row by row from the top left, 1 to ${String(labelsOnSheet)}`}
            value={first}
            onChange={setFirst}
            inputMode="numeric"
            max={2}
            wrong={wrong}
          />
        )}
      </>
    ),
  }
}

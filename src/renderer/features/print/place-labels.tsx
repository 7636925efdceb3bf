import { useState, type ReactElement } from 'react'
import type { Place } from '../../../domain/prescription.ts'
import { placeLabel } from '../../../domain/scan/place-label.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { Choices, choicesOf } from '../../ui/choices.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { placeKinds, placeWords } from '../../wording/places.ts'
import { notReal, placeLabelWords, printTitles } from '../../wording/print.ts'
import { Barcode } from './barcode.tsx'
import { labelBox, type LabelLine } from './label-lines.ts'
import { onStock, useStock } from './label-stock.tsx'
import { placesToPrint } from './places-to-print.ts'
import css from './print.module.css'
import { PrintFrame } from './print-frame.tsx'
import { LabelText } from './printed-label.tsx'

const barMm = 11

const line = (text: string, sizePt: number, right = ''): LabelLine => ({ text, right, sizePt, bold: sizePt > 10 })

const PrintedPlace = (props: {
  readonly place: Place
  readonly code: string
  readonly real: boolean
}): ReactElement => (
  <div className={css['label']} data-label>
    <LabelText lines={[line(placeWords(props.place), 22)]} at="top" />
    <div className={css['bottom']}>
      <div className={css['bars']}>
        <Barcode text={props.code} widthMm={labelBox.widthMm} heightMm={barMm} />
      </div>
      <LabelText lines={[line(props.code, 8, props.real ? '' : notReal)]} at="flow" />
    </div>
  </div>
)

/** Labels for the places in which bags wait, to be scanned after a bag's: those in use, and those that somebody adds. */
export const PlaceLabels = (props: { readonly real: boolean; readonly onClose: () => void }): ReactElement => {
  const { stock, choice } = useStock()
  const known = useQuestion('places:known', {})
  const [kind, setKind] = useState<Place['kind']>('shelf')
  const [typed, setTyped] = useState('')
  const inUse = known.reply?.kind === 'answer' ? known.reply.value.places : []
  const all = placesToPrint(inUse, kind, typed)
  const labels = all.flatMap((place) => {
    const code = placeLabel(place)
    return code === undefined ? [] : [<PrintedPlace key={code} place={place} code={code} real={props.real} />]
  })
  const without = all.filter((place) => placeLabel(place) === undefined)
  return (
    <PrintFrame
      title={printTitles.places}
      sheet={onStock(labels, stock)}
      onClose={props.onClose}
      options={
        <div className={css['options']}>
          <TextField
            label={inUse.length === 0 ? placeLabelWords.field : placeLabelWords.moreField}
            hint={placeLabelWords.more}
            value={typed}
            onChange={setTyped}
            max={400}
            autoFocus
          />
          <Choices label="They are" value={kind} onChange={setKind} choices={choicesOf(placeKinds)} />
          {choice}
        </div>
      }
      said={
        <>
          {without.length === 0 ? null : (
            <Notice tone="plain" head={placeLabelWords.notScannable(without.map(placeWords))} />
          )}
          {all.length > 0 ? null : <Empty {...placeLabelWords.none} />}
        </>
      }
    />
  )
}

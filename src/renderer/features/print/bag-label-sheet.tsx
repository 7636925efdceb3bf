import type { ReactElement } from 'react'
import type { Output } from '../../../contract/index.ts'
import { Notice } from '../../ui/notice.tsx'
import { dateWords } from '../../wording/numbers-and-dates.ts'
import { labelName } from '../../wording/names.ts'
import { similarMarks } from '../../wording/similar.ts'
import { bagBornWords, bagMarkWords, bagPlaceWords, notPrintable, notReal, notScannable } from '../../wording/print.ts'
import { bagsOf, type Bag } from './bag-labels.ts'
import { Barcode } from './barcode.tsx'
import { fitBagLabel, type BagText, type FittedBagLabel } from './fit-bag-label.ts'
import { labelBox } from './label-lines.ts'
import { onStock, useStock } from './label-stock.tsx'
import { NotReal } from './not-real.tsx'
import css from './print.module.css'
import { PrintFrame } from './print-frame.tsx'
import { LabelText } from './printed-label.tsx'
import { code128, moduleMm } from './code-128.ts'
import { useMeasure } from './use-measure.ts'

type Detail = Output<'prescription:detail'>

const textOf = (bag: Bag, { prescription, similar }: Detail, real: boolean): BagText => {
  const { patient } = prescription.content
  return {
    name: labelName(patient),
    born: bagBornWords(dateWords(patient.birthDate)),
    address: [...patient.address.lines, patient.address.postcode ?? ''].filter((part) => part !== '').join(', '),
    place: bagPlaceWords(bag.place, bag.route),
    marks: bagMarkWords({
      ...bag,
      alike: similar[0] === undefined ? null : similarMarks[similar[0].why].short,
      lastDay: bag.lastDay === null ? null : dateWords(bag.lastDay),
    }),
    code: bag.code ?? bag.bagId,
    notReal: real ? '' : notReal,
  }
}

const textsOf = ({ name, born, address, place, marks, code }: BagText): string =>
  [name, born, address, place, marks, code].join(' ')

// What no scanner reads is printed as a word only, and said.
const scannable = (code: string | null): string | null =>
  code !== null && moduleMm(code128(code), labelBox.widthMm) !== undefined ? code : null

const PrintedBagLabel = (props: {
  readonly fitted: FittedBagLabel
  readonly code: string | null
  readonly real: boolean
}): ReactElement => (
  <div className={css['label']} data-label>
    {props.real ? null : <NotReal sizePt={28} />}
    <LabelText lines={props.fitted.top} at="top" />
    <div className={css['bottom']}>
      {props.code === null ? null : (
        <div className={css['bars']}>
          <Barcode text={props.code} widthMm={labelBox.widthMm} heightMm={props.fitted.barMm} />
        </div>
      )}
      <LabelText lines={props.fitted.bottom} at="flow" />
    </div>
  </div>
)

/** The labels of the bags of a prescription, and of the bag it goes into next. */
export const BagLabelSheet = (props: {
  readonly detail: Detail
  readonly real: boolean
  readonly title: string
  readonly choice: ReactElement
  readonly onClose: () => void
}): ReactElement => {
  const { stock, choice } = useStock()
  const bags = bagsOf(props.detail)
  const texts = bags.map((bag) => textOf(bag, props.detail, props.real))
  const measure = useMeasure(texts.map(textsOf).join(' '))
  const fitted = measure === undefined ? [] : texts.map((text) => fitBagLabel(text, measure))
  const labels = bags.flatMap((bag, at): readonly ReactElement[] => {
    const one = fitted[at]
    if (one === undefined) return []
    return [<PrintedBagLabel key={bag.bagId} fitted={one} code={scannable(bag.code)} real={props.real} />]
  })
  const unread = bags.find((bag) => scannable(bag.code) === null)
  return (
    <PrintFrame
      title={props.title}
      sheet={labels.length === bags.length ? onStock(labels, stock) : null}
      onClose={props.onClose}
      options={
        <div className={css['options']}>
          {props.choice}
          {choice}
        </div>
      }
      said={
        <>
          {fitted.includes(undefined) ? (
            <Notice tone="attention" head={notPrintable.bag.what}>
              {notPrintable.bag.todo}
            </Notice>
          ) : null}
          {unread === undefined ? null : <Notice tone="plain" head={notScannable(unread.bagId)} />}
        </>
      }
    />
  )
}

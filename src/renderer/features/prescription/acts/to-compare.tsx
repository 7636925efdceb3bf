import type { ReactElement } from 'react'
import { isAsPrescribed } from '../../../../domain/as-prescribed.ts'
import type { Item } from '../../../../domain/prescription.ts'
import { parseHundredths } from '../../../../domain/quantity.ts'
import { amountOf, outPortions, portionsHere } from '../../../../domain/supply.ts'
import { classes } from '../../../ui/class-names.ts'
import { KeyCap } from '../../../ui/key-cap.tsx'
import { Tick } from '../../../ui/tick.tsx'
import { amountWords, counted } from '../../../wording/numbers-and-dates.ts'
import { ScheduleMark } from '../schedule-mark.tsx'
import { BatchAndExpiry } from './batch-and-expiry.tsx'
import { differencesOf } from './differences.ts'
import css from './forms.module.css'

const Compared = (props: { readonly words: string; readonly differs: boolean }): ReactElement => (
  <p className={classes(css['drug'], props.differs && css['differs'])}>
    {props.words}
    {props.differs ? <span className={css['says']}>differs from the prescription</span> : null}
  </p>
)

/** One item at the accuracy check: prescribed beside assembled, and a tick of its own for each difference. */
export const ToCompare = (props: {
  readonly item: Item
  /** The key that ticks it, where there is one. */
  readonly keyOf: string | null
  readonly ticked: boolean
  /** It was ticked before the window was opened this time. */
  readonly earlier: boolean
  /** How many right packs of it were scanned here. */
  readonly scanned: number
  readonly onTick: (on: boolean) => void
  readonly seen: readonly string[]
  readonly onSeen: (seen: readonly string[]) => void
  /** The difference that the key D ticks next. */
  readonly next: string | null
}): ReactElement => {
  const { item, seen, scanned, keyOf } = props
  const { content } = item
  const { unit } = content.quantity
  const waiting = portionsHere(item).filter((portion) => portion.accuracy === null)
  const lines = waiting.flatMap((portion) => portion.lines)
  const differences = differencesOf(item)
  const total = amountOf(waiting)
  const before = amountOf(outPortions(item))
  const amountDiffers = differences.some(({ of }) => of === 'amount')
  return (
    <div className={css['block']}>
      <div className={css['compared']}>
        <Tick ticked={props.ticked} onChange={props.onTick} label={`Checked: ${content.drug.name}`}>
          {keyOf === null ? '' : <KeyCap>{keyOf}</KeyCap>}
        </Tick>
        <div>
          <p className={css['quiet']}>Prescribed</p>
          <p className={css['drug']}>
            {content.drug.name} <ScheduleMark item={item} />
          </p>
          <p className={css['drug']}>{amountWords(parseHundredths(content.quantity.value) ?? item.toSupply, unit)}</p>
          {before > 0 ? <p className={css['small']}>{amountWords(before, unit)} given before</p> : null}
          {props.earlier ? <p className={css['small']}>Ticked earlier</p> : null}
          <p>{content.directions}</p>
        </div>
        <div>
          <p className={css['quiet']}>In front of you, assembled by {waiting.at(-1)?.assembled.by.name ?? 'nobody'}</p>
          {lines.map((line, at) => (
            <div key={at}>
              <Compared words={line.product.name} differs={!isAsPrescribed(content.drug, line)} />
              <Compared words={amountWords(line.amount, unit)} differs={lines.length === 1 && amountDiffers} />
              <BatchAndExpiry batch={line.batch} expiry={line.expiry} />
            </div>
          ))}
          {scanned > 0 ? (
            <p className={css['small']}>
              {counted(scanned, 'pack')} scanned here
              {props.ticked ? '' : '. Scan the others too, or tick it when you have checked all of it.'}
            </p>
          ) : null}
          {lines.length > 1 ? (
            <Compared words={`Together ${amountWords(total, unit)}`} differs={amountDiffers} />
          ) : null}
        </div>
      </div>
      {differences.map(({ key, seen: words }) => (
        <div key={key} className={css['differs']}>
          <Tick
            ticked={seen.includes(key)}
            onChange={(on) => {
              props.onSeen(on ? [...seen, key] : seen.filter((other) => other !== key))
            }}
          >
            {words} {key === props.next ? <KeyCap>d</KeyCap> : null}
          </Tick>
        </div>
      ))}
    </div>
  )
}

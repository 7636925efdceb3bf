import { useState, type ReactElement } from 'react'
import type { Item } from '../../../../domain/prescription.ts'
import type { NearMiss } from '../../../../domain/safety.ts'
import { leftToAssemble, portionsHere } from '../../../../domain/supply.ts'
import { now } from '../../../bridge/clock.ts'
import { Button } from '../../../ui/button.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Tick } from '../../../ui/tick.tsx'
import { assembledAlreadyWords } from '../../../wording/assembled.ts'
import { exampleDay } from '../../../wording/example-days.ts'
import { amountWords, unitsWords } from '../../../wording/numbers-and-dates.ts'
import { asLastWords, cameBackWords, stillOwedWords } from '../../../wording/owed.ts'
import { readDay } from '../../../wording/read-day.ts'
import { ScheduleMark } from '../schedule-mark.tsx'
import {
  asksOwing,
  balanceOf,
  batchesBack,
  freshLine,
  isStillScanning,
  notNoted,
  owedStill,
  toAssembleNow,
  type ItemForm,
  type LineForm,
} from './assemble-form.ts'
import { AssembleLine } from './assemble-line.tsx'
import css from './forms.module.css'
import { ReasonField } from './reason-field.tsx'

const Owing = (props: {
  readonly form: ItemForm
  readonly words: string
  /** A person has just pressed that it is owed: why is typed next. */
  readonly isSaid: boolean
  readonly onChange: (form: ItemForm) => void
}): ReactElement => (
  <>
    <Notice tone="attention" icon="waiting" head={`${props.words} will be owed.`} />
    <div className={css['owing']}>
      <div className={css['grow']}>
        <ReasonField
          label="Why it is owed"
          value={props.form.owingReason}
          onChange={(owingReason) => props.onChange({ ...props.form, owingReason })}
          suggestions={['Out of stock', 'On order', 'Cannot be obtained']}
          autoFocus={props.isSaid}
        />
      </div>
      <DayField
        label="Promised for"
        read={readDay}
        withoutYear="next"
        example={exampleDay(now(), 1)}
        value={props.form.promisedOn}
        onChange={(promisedOn) => props.onChange({ ...props.form, promisedOn, noDay: false })}
      />
      <Tick ticked={props.form.noDay} onChange={(noDay) => props.onChange({ ...props.form, promisedOn: '', noDay })}>
        Day not known yet
      </Tick>
    </div>
  </>
)

const OwedBefore = ({ item, why }: { readonly item: Item; readonly why: NearMiss | null }): ReactElement | null => {
  const stays = owedStill(item)
  const { unit } = item.content.quantity
  const [head, ...others] = [...item.owedAgain, ...(stays === null ? [] : [stays])].map((owing) =>
    stillOwedWords(owing, unit),
  )
  if (head === undefined) return why === null ? null : <Notice tone="attention" head={cameBackWords(why)} />
  return (
    <Notice tone="attention" icon="waiting" head={head}>
      {others.map((words) => (
        <p key={words}>{words}</p>
      ))}
      {why === null ? null : <p>{cameBackWords(why)}</p>}
      <p>{asLastWords(toAssembleNow(item), item.toSupply, unit, stays !== null)}</p>
    </Notice>
  )
}

/** Why an item is not ticked: nothing is left to make of it. */
const NothingToMake = ({ item }: { readonly item: Item }): ReactElement | null => {
  const words = [
    ...(portionsHere(item).length > 0 ? [assembledAlreadyWords] : []),
    ...(item.owing === null ? [] : [stillOwedWords(item.owing, item.content.quantity.unit)]),
  ]
  return leftToAssemble(item) > 0 || words.length === 0 ? null : <p className={css['small']}>{words.join('. ')}</p>
}

/** One item being assembled: what was taken, of which batch, and what is then still owed. */
export const AssembleItem = (props: {
  readonly item: Item
  readonly form: ItemForm
  readonly only: boolean
  /** The near miss by which it came back to assembly. */
  readonly cameBackBy: NearMiss | null
  readonly onChange: (form: ItemForm) => void
}): ReactElement => {
  const { item, form, onChange } = props
  const { content } = item
  const unit = content.quantity.unit
  const balance = balanceOf(item, form)
  const unnoted = notNoted(form)
  const [saidOwed, setSaidOwed] = useState(false)
  const name = (
    <span className={css['top']}>
      <span className={css['drug']}>{content.drug.name}</span>
      <ScheduleMark item={item} />
      <span className={css['quantity']}>{amountWords(item.toSupply, unit)}</span>
    </span>
  )
  return (
    <div className={css['block']}>
      {props.only ? (
        name
      ) : (
        <Tick ticked={form.ticked} onChange={(ticked) => onChange({ ...form, ticked })}>
          {name}
        </Tick>
      )}
      {form.ticked ? (
        <>
          <OwedBefore item={item} why={props.cameBackBy} />
          <div className={css['top']}>
            <p className={css['small']}>{content.directions}</p>
            <span className={css['tools']}>
              <Button
                look="link"
                onPress={() => {
                  const line: LineForm = { ...freshLine(item), amount: '' }
                  onChange({ ...form, lines: [...form.lines, line] })
                }}
              >
                Another product or batch
              </Button>
              {form.change === null ? (
                <Button look="link" onPress={() => onChange({ ...form, change: { amount: '', reason: '' } })}>
                  Supply another amount…
                </Button>
              ) : null}
              {form.lines.some((line) => line.amount.trim() !== '0') ? (
                <Button
                  look="link"
                  onPress={() => {
                    setSaidOwed(true)
                    onChange({ ...form, lines: form.lines.slice(0, 1).map((line) => ({ ...line, amount: '0' })) })
                  }}
                >
                  Owe all of it
                </Button>
              ) : null}
            </span>
          </div>
          {form.lines.map((line, at) => (
            <AssembleLine
              key={at}
              line={line}
              number={at + 1}
              unit={unit}
              onChange={(changed) =>
                onChange({ ...form, lines: form.lines.map((other, place) => (place === at ? changed : other)) })
              }
              onRemove={() => {
                const left = form.lines.filter((_line, place) => place !== at)
                onChange({ ...form, lines: left.length > 0 ? left : [freshLine(item)] })
              }}
            />
          ))}
          {batchesBack(item, form).map((batch) => (
            <Notice key={batch} tone="danger" head={`A pack of batch ${batch} came back from a patient.`} says>
              <p>It is kept apart and never supplied again. Is it on the bench?</p>
              <Tick
                ticked={form.otherPackOf.includes(batch)}
                onChange={(is) => {
                  const others = form.otherPackOf.filter((one) => one !== batch)
                  onChange({ ...form, otherPackOf: is ? [...others, batch] : others })
                }}
              >
                No: this is another pack of that batch
              </Tick>
            </Notice>
          ))}
          {unnoted === undefined ? null : <p className={css['quiet']}>{unnoted}</p>}
          {form.change === null ? null : (
            <div className={css['row']}>
              <TextField
                label={`To supply, ${unitsWords(unit)}`}
                value={form.change.amount}
                inputMode="decimal"
                onChange={(amount) => onChange({ ...form, change: { reason: form.change?.reason ?? '', amount } })}
              />
              <div className={css['grow']}>
                <ReasonField
                  label="Why another amount than prescribed"
                  value={form.change.reason}
                  onChange={(reason) => onChange({ ...form, change: { amount: form.change?.amount ?? '', reason } })}
                  suggestions={['Pack size', 'Shortage protocol', 'Remainder not wanted']}
                />
              </div>
            </div>
          )}
          {balance === undefined ? <p className={css['danger']}>An amount cannot be read.</p> : null}
          {balance !== undefined && balance.short < 0 ? (
            <p className={css['danger']}>That is {amountWords(-balance.short, unit)} too much.</p>
          ) : null}
          {balance !== undefined && balance.short > 0 ? (
            isStillScanning(form) ? (
              <p className={css['says']}>
                <Icon name="half" /> {amountWords(balance.short, unit)} still to scan.
                <Button
                  look="link"
                  onPress={() => {
                    setSaidOwed(true)
                    onChange({ ...form, oweRest: true })
                  }}
                >
                  Owe the rest…
                </Button>
              </p>
            ) : (
              <Owing
                key={String(saidOwed)}
                form={form}
                words={amountWords(balance.short, unit)}
                isSaid={saidOwed}
                onChange={onChange}
              />
            )
          ) : null}
          {asksOwing(item, form) ? (
            <Tick ticked={form.nothingOwed} onChange={(nothingOwed) => onChange({ ...form, nothingOwed })}>
              Nothing is owed any more: all of it is here
            </Tick>
          ) : null}
        </>
      ) : (
        <NothingToMake item={item} />
      )}
    </div>
  )
}

import type { ReactElement } from 'react'
import { parseHundredths } from '../../../../domain/quantity.ts'
import { now } from '../../../bridge/clock.ts'
import { Button } from '../../../ui/button.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { exampleExpiry } from '../../../wording/example-days.ts'
import { counted, unitsWords } from '../../../wording/numbers-and-dates.ts'
import { packsWords } from '../../../wording/packs.ts'
import { readExpiry } from '../../../wording/read-day.ts'
import { inPacks, type LineForm, type PackForm } from './assemble-form.ts'
import css from './forms.module.css'
import { ReasonField } from './reason-field.tsx'

const scannedWords = ({ scans, size }: PackForm, amount: string): string => {
  const taken = parseHundredths(amount.trim())
  const scanned = `${counted(scans.length, 'pack')} scanned`
  if (size === null || taken === undefined) return scanned
  const { packs, loose } = inPacks(taken, size)
  return `${packsWords(packs, loose)} · ${scanned}`
}

const Scanned = (props: {
  readonly line: LineForm
  readonly pack: PackForm
  readonly onRemove: () => void
}): ReactElement => (
  <div className={css['scanned']}>
    <p className={css['drug']}>
      <Icon name="tick" /> {props.line.name}
    </p>
    <p className={css['small']}>
      {scannedWords(props.pack, props.line.amount)}
      <Button look="link" label={`Take out ${props.line.name}`} onPress={props.onRemove}>
        Take out
      </Button>
    </p>
  </div>
)

const Unknown = (props: {
  readonly line: LineForm
  readonly pack: PackForm
  readonly onChange: (line: LineForm) => void
  readonly onRemove: () => void
}): ReactElement => {
  const { line, pack, onChange } = props
  return (
    <>
      <p className={css['says']}>
        <Icon name="warning" /> Not in the product file: {pack.gtin}, {counted(pack.scans.length, 'pack')} scanned.
        <Button look="link" label={`Take out the pack ${pack.gtin}`} onPress={props.onRemove}>
          Take out
        </Button>
      </p>
      <ReasonField
        label="Why this pack is right"
        value={pack.reason}
        onChange={(reason) => {
          onChange({ ...line, pack: { ...pack, reason } })
        }}
        suggestions={['Read against the prescription', 'New pack', 'Special or import']}
      />
    </>
  )
}

/** One product of an item being assembled: typed, scanned, or scanned and named by hand. */
export const AssembleLine = (props: {
  readonly line: LineForm
  readonly number: number
  readonly unit: string
  readonly onChange: (line: LineForm) => void
  readonly onRemove: () => void
}): ReactElement => {
  const { line, onChange, onRemove } = props
  const { pack } = line
  const nth = props.number === 1 ? '' : ` ${String(props.number)}`
  const isKnown = pack !== null && pack.parentCode !== null
  return (
    <>
      <div className={css['line']}>
        {isKnown ? (
          <Scanned line={line} pack={pack} onRemove={onRemove} />
        ) : (
          <TextField
            label={`Product${nth}`}
            value={line.name}
            onChange={(name) => {
              onChange({ ...line, name })
            }}
          />
        )}
        <TextField
          label={`Amount${nth}, ${unitsWords(props.unit)}`}
          value={line.amount}
          inputMode="decimal"
          max={10}
          onChange={(amount) => {
            onChange({ ...line, amount })
          }}
        />
        <TextField
          label={`Batch${nth}`}
          value={line.batch}
          max={40}
          onChange={(batch) => {
            onChange({ ...line, batch })
          }}
        />
        <DayField
          label={`Expiry${nth}`}
          value={line.expiry}
          read={readExpiry}
          example={exampleExpiry(now())}
          onChange={(expiry) => {
            onChange({ ...line, expiry })
          }}
        />
      </div>
      {pack === null || isKnown ? null : <Unknown line={line} pack={pack} onChange={onChange} onRemove={onRemove} />}
    </>
  )
}

import { useState, type ReactElement } from 'react'
import type { PrescriptionContent } from '../../../../domain/prescription-content.ts'
import { classes } from '../../../ui/class-names.ts'
import { Choices } from '../../../ui/choices.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { listName } from '../../../wording/names.ts'
import { dateWords, momentWords, nhsNumberWords, unitsWords } from '../../../wording/numbers-and-dates.ts'
import { now } from '../../../bridge/clock.ts'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import css from './forms.module.css'
import { ReasonField } from './reason-field.tsx'

type Row = readonly [name: string, words: string]

const rowsOf = (content: PrescriptionContent): readonly Row[] => {
  const { patient, prescriber } = content
  return [
    ['Patient', listName(patient.family, patient.given.join(' '))],
    ['Born', dateWords(patient.birthDate)],
    ['NHS number', nhsNumberWords(patient.nhsNumber)],
    ['Address', [...patient.address.lines, patient.address.postcode ?? ''].join(', ')],
    ['Prescriber', `${prescriber.name}, ${prescriber.organisation.name}`],
    ['Written', dateWords(content.writtenOn)],
    ...content.items.flatMap((item, at): readonly Row[] => [
      [`Item ${String(at + 1)}`, item.drug.name],
      [
        `Quantity ${String(at + 1)}`,
        `${item.quantity.value} ${item.quantity.value === '1' ? item.quantity.unit : unitsWords(item.quantity.unit)}`,
      ],
      [`Directions ${String(at + 1)}`, item.directions],
    ]),
  ]
}

/** Two copies that say different things, side by side, with what differs marked; a person chooses which one counts. */
export const ChooseCopyAct = (props: ActProps): ReactElement => {
  const { prescription: p } = props.detail
  const other = p.otherCopy
  const [which, setWhich] = useState<'held' | 'other' | null>(null)
  const [reason, setReason] = useDraft('reason', '')
  const held = new Map(rowsOf(p.content))
  const arrived = new Map(other ? rowsOf(other.content) : [])
  const names = [...new Set([...held.keys(), ...arrived.keys()])]
  return (
    <ActDialog
      {...props}
      wide
      title="Two copies that differ"
      endings={[
        {
          button: which === 'other' ? 'Use the copy that came later' : 'Keep the copy held here',
          words: 'Copy chosen.',
          look: 'primary',
          keyOf: 'Control+Enter',
          commands:
            which === null || reason.trim() === ''
              ? null
              : [{ detail: props.detail, command: { type: 'choose-copy', which, reason: reason.trim() } }],
          missing: which === null ? 'Choose which copy counts.' : 'Say why.',
        },
      ]}
    >
      {other === null ? (
        <Empty head="There is only one copy now." />
      ) : (
        <table className={css['compare']}>
          <colgroup>
            <col />
            <col />
            <col />
          </colgroup>
          <thead>
            <tr>
              <td />
              <th scope="col">Held here, came {momentWords(p.receivedAt, now())}</th>
              <th scope="col">Came {momentWords(other.stamp.at, now())}</th>
            </tr>
          </thead>
          <tbody>
            {names.map((name) => {
              const differs = held.get(name) !== arrived.get(name)
              return (
                <tr key={name} className={classes(differs && css['differs'])}>
                  <th scope="row">
                    {name}
                    {differs ? (
                      <span className={css['says']}>
                        <Icon name="warning" size={14} /> differs
                      </span>
                    ) : null}
                  </th>
                  <td>{held.get(name) ?? 'not on this copy'}</td>
                  <td>{arrived.get(name) ?? 'not on this copy'}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      <Choices
        label="Which one counts?"
        value={which}
        onChange={setWhich}
        choices={[
          { value: 'held', words: 'The copy held here' },
          { value: 'other', words: 'The one that came later: what was prepared of changed items starts over' },
        ]}
        column
      />
      <ReasonField
        label="Why"
        value={reason}
        onChange={setReason}
        suggestions={['Asked the prescriber', 'The later one is a correction', 'The later one is wrong']}
      />
    </ActDialog>
  )
}

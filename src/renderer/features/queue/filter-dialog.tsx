import { useState, type ReactElement } from 'react'
import type { Condition, ListChoices } from '../../../contract/lists.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Tick } from '../../ui/tick.tsx'
import { conditions, conditionWords, filterWords } from '../../wording/filters.ts'
import css from './filter-bar.module.css'

const mostFilters = 20

/** Puts a filter together; with a name it is kept on this PC, and forgotten again here. */
export const FilterDialog = (props: {
  readonly choices: ListChoices
  readonly onChoose: (some: Partial<ListChoices>) => void
  readonly onClose: () => void
}): ReactElement => {
  const { choices, onChoose, onClose } = props
  const [only, setOnly] = useState<readonly Condition[]>(choices.only)
  const [typed, setTyped] = useState('')
  const name = typed.trim()
  const others = choices.filters.filter((one) => one.name !== name)
  const full = name !== '' && others.length >= mostFilters
  const use = (): void => {
    if (only.length === 0 || full) return
    const filters = name === '' ? choices.filters : [...others, { name, only: [...only] }]
    onChoose({ only: [...only], filters })
    onClose()
  }
  return (
    <Dialog
      title="Show only"
      onClose={onClose}
      onConfirm={use}
      foot={
        <>
          <Button look="quiet" keyOf="Escape" onPress={onClose}>
            Close
          </Button>
          <Button look="primary" keyOf="Control+Enter" disabled={only.length === 0 || full} onPress={use}>
            {name === '' ? 'Show only these' : `Keep as “${name}” and show`}
          </Button>
        </>
      }
    >
      <p>A line is shown when all of what you tick is true of it. A search always finds everything.</p>
      <div className={css['ticks']} role="group" aria-label="What must be true of a line">
        {conditions.map((one) => (
          <Tick
            key={one}
            ticked={only.includes(one)}
            onChange={(ticked) => {
              setOnly(ticked ? [...only, one] : only.filter((other) => other !== one))
            }}
          >
            {conditionWords[one]}
          </Tick>
        ))}
      </div>
      <TextField
        label="Keep it on this PC under a name, if you like"
        hint={full ? 'Twenty are kept already. Forget one first.' : 'Never the name of a patient.'}
        value={typed}
        max={40}
        onChange={setTyped}
      />
      {choices.filters.length === 0 ? null : (
        <ul className={css['kept']} aria-label="Kept on this PC">
          {choices.filters.map((one) => (
            <li key={one.name}>
              <span>
                <b>{one.name}</b> {filterWords(one.only)}
              </span>
              <Button
                label={`Forget ${one.name}`}
                onPress={() => {
                  onChoose({ filters: choices.filters.filter((other) => other !== one) })
                }}
              >
                Forget
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}

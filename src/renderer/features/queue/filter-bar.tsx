import { useState, type ReactElement } from 'react'
import type { ListChoices } from '../../../contract/lists.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { conditions, conditionWords, filterWords } from '../../wording/filters.ts'
import { appKeys } from '../../wording/keys.ts'
import { FilterDialog } from './filter-dialog.tsx'
import css from './filter-bar.module.css'

const own = 'own:'

/** What a list is cut down to, and whether it stands by patient. A filter that is on says so in words with how many it leaves. */
export const FilterBar = (props: {
  readonly choices: ListChoices
  readonly onChoose: (some: Partial<ListChoices>) => void
  readonly mayCollate: boolean
}): ReactElement => {
  const { choices, onChoose, mayCollate } = props
  const [open, setOpen] = useState(false)
  const [making, setMaking] = useState(false)
  const collate = (): void => {
    if (mayCollate) onChoose({ byPatient: !choices.byPatient })
  }
  useKeys({
    [appKeys.only.key]: () => {
      setOpen(true)
    },
    [appKeys['by-patient'].key]: collate,
  })
  const choose = (id: string): void => {
    setOpen(false)
    if (id === 'all') onChoose({ only: [] })
    else if (id === 'make') setMaking(true)
    else if (id.startsWith(own)) onChoose({ only: choices.filters.find(({ name }) => own + name === id)?.only ?? [] })
    else onChoose({ only: conditions.filter((one) => one === id) })
  }
  return (
    <div className={css['bar']}>
      {mayCollate ? (
        <Button
          look={choices.byPatient ? 'plain' : 'quiet'}
          keyOf={appKeys['by-patient'].key}
          actsAtOnce
          pressed={choices.byPatient}
          onPress={collate}
        >
          <Icon name="people" /> <span className={css['words']}>By patient</span>
        </Button>
      ) : null}
      <Menu
        label="Show only"
        open={open}
        onOpenChange={setOpen}
        trigger={
          <Button
            look="quiet"
            keyOf={appKeys.only.key}
            onPress={() => {
              setOpen(true)
            }}
          >
            <Icon name="sieve" /> <span className={css['words']}>Show only</span>
          </Button>
        }
        entries={[
          ...(choices.only.length === 0 ? [] : [{ id: 'all', words: 'Show everything' }]),
          ...choices.filters.map(({ name, only }) => ({ id: own + name, words: `${name}: ${filterWords(only)}` })),
          ...conditions.map((one) => ({ id: one, words: conditionWords[one] })),
          { id: 'make', words: 'Put a filter together…' },
        ]}
        onChoose={choose}
      />
      {making ? (
        <FilterDialog
          choices={choices}
          onChoose={onChoose}
          onClose={() => {
            setMaking(false)
          }}
        />
      ) : null}
    </div>
  )
}

/** The band over a list that is cut down: to what, how many of how many, and the way back. */
export const FilteredBand = (props: {
  readonly only: ListChoices['only']
  readonly shown: number | undefined
  readonly of: number | undefined
  readonly onShowAll: () => void
}): ReactElement => (
  <div className={css['band']} role="status">
    <Icon name="sieve" />
    <p>
      <b>Only: {filterWords(props.only)}.</b>
      {props.shown === undefined || props.of === undefined
        ? null
        : ` ${String(props.shown)} of ${String(props.of)} shown.`}
    </p>
    <Button onPress={props.onShowAll}>Show everything</Button>
  </div>
)

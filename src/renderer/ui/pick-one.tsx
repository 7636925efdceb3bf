import type { ReactElement } from 'react'
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import { classes } from './class-names.ts'
import css from './fields.module.css'
import { Icon } from './icon.tsx'

/** One entry to pick. */
export interface Option<V extends string> {
  readonly value: V
  readonly words: string
}

/** A question with many answers, in a list that opens. */
export const PickOne = <V extends string>(props: {
  readonly label: string
  readonly value: V | null
  readonly onChange: (value: V) => void
  readonly options: readonly Option<V>[]
  readonly empty?: string
  readonly hideLabel?: boolean
}): ReactElement => (
  <Select
    className={css['field'] ?? ''}
    value={props.value}
    onChange={(value) => {
      if (value !== null) props.onChange(value as V)
    }}
    placeholder={props.empty ?? 'Choose…'}
    {...(props.hideLabel === true ? { 'aria-label': props.label } : {})}
  >
    {props.hideLabel === true ? null : <Label className={css['label'] ?? ''}>{props.label}</Label>}
    <Button className={classes(css['input'], css['select'])}>
      <SelectValue />
      <Icon name="down" />
    </Button>
    <Popover className={css['options'] ?? ''}>
      <ListBox>
        {props.options.map(({ value, words }) => (
          <ListBoxItem key={value} id={value} className={css['option'] ?? ''} textValue={words}>
            {words}
          </ListBoxItem>
        ))}
      </ListBox>
    </Popover>
  </Select>
)

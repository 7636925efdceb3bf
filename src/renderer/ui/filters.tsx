import type { ReactElement } from 'react'
import css from './list.module.css'

// A zero with its slash reads as “null” or an error.
const Zero = (): ReactElement => (
  <>
    <span aria-hidden="true">–</span>
    <span className="for-listening">0</span>
  </>
)

/** Parts of a list to look at, with how many are in each. */
export const Filters = <V extends string>(props: {
  readonly label: string
  readonly value: V
  readonly onChange: (value: V) => void
  readonly parts: readonly { readonly value: V; readonly words: string; readonly count: number | undefined }[]
}): ReactElement => (
  <div className={css['tabs']} role="group" aria-label={props.label}>
    {props.parts.map(({ value, words, count }) => (
      <button
        key={value}
        type="button"
        className={css['tab']}
        aria-pressed={value === props.value}
        onClick={() => {
          props.onChange(value)
        }}
      >
        {words} {count === undefined ? '' : count === 0 ? <Zero /> : count}
      </button>
    ))}
  </div>
)

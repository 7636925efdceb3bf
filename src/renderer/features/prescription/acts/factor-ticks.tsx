import type { ReactElement } from 'react'
import type { ContributoryFactor } from '../../../../domain/safety.ts'
import { Tick } from '../../../ui/tick.tsx'
import { factorWords } from '../../../wording/near-misses.ts'
import css from './forms.module.css'

const factors = Object.keys(factorWords) as readonly ContributoryFactor[]

/** What helped a mistake to happen: one, several or none. */
export const FactorTicks = (props: {
  readonly chosen: readonly ContributoryFactor[]
  readonly onChange: (chosen: readonly ContributoryFactor[]) => void
}): ReactElement => {
  const { chosen, onChange } = props
  return (
    <fieldset className={css['factors']}>
      <legend>What helped it to happen, as far as you know</legend>
      {factors.map((factor) => (
        <Tick
          key={factor}
          ticked={chosen.includes(factor)}
          onChange={(on) => {
            onChange(on ? [...chosen, factor] : chosen.filter((other) => other !== factor))
          }}
        >
          {factorWords[factor]}
        </Tick>
      ))}
    </fieldset>
  )
}

import { useState, type ReactElement } from 'react'
import { chooseDensity, rememberedDensity, type Density } from '../../bridge/remembered-density.ts'
import { Choices } from '../../ui/choices.tsx'

/** Whether what is pressed is large enough for fingers. */
export const DensityChoice = (): ReactElement => {
  const [density, setDensity] = useState<Density>(rememberedDensity)
  return (
    <Choices
      label="What is pressed is sized for"
      value={density}
      onChange={(chosen) => {
        chooseDensity(chosen)
        setDensity(chosen)
      }}
      choices={[
        { value: 'mouse', words: 'A mouse' },
        { value: 'touch', words: 'Fingers' },
      ]}
    />
  )
}

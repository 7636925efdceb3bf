import { useState, type ReactElement } from 'react'
import { chooseLockAfter, lockAfterMinutes, lockChoices } from '../../bridge/remembered-lock.ts'
import { Choices } from '../../ui/choices.tsx'
import { counted } from '../../wording/numbers-and-dates.ts'

/** After how many minutes without a touch this PC's screen locks. */
export const LockChoice = (): ReactElement => {
  const [minutes, setMinutes] = useState(() => String(lockAfterMinutes()))
  return (
    <Choices
      label="Lock when nobody has touched it for"
      value={minutes}
      onChange={(chosen) => {
        chooseLockAfter(Number(chosen))
        setMinutes(chosen)
      }}
      choices={lockChoices.map((one) => ({
        value: String(one),
        words: one === 0 ? 'Never' : counted(one, 'minute'),
      }))}
    />
  )
}

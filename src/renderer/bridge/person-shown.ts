import { createContext, useContext, useState } from 'react'

/** The id of the person the screen shows as working, null where nobody is; set by the shell. */
export const PersonShown = createContext<string | null>(null)

/** The person shown as working now, for what is pressed on a page, which stays over a change of person. Empty where nobody is shown. */
export const usePersonShown = (): string => useContext(PersonShown) ?? ''

/**
 * The person shown as working when this part of the screen came up, for the acts pressed in it: another tab may put somebody
 * else to work meanwhile. Empty where nobody was shown, which no act passes.
 */
export const usePersonShownAtFirst = (): string => {
  const shown = useContext(PersonShown)
  const [first] = useState(shown)
  return first ?? shown ?? ''
}

import { createContext, useContext } from 'react'

/** Opens the window about who is on duty, from wherever something was refused for want of a responsible pharmacist; set by the shell. */
export const OpenOnDuty = createContext<(() => void) | null>(null)

/** What opens that window; null where there is no shell around. */
export const useOpenOnDuty = (): (() => void) | null => useContext(OpenOnDuty)

import { createContext } from 'react'

/** The prescriptions on which the person working here has begun something and not finished it; set by the shell. */
export const HalfDoneIds = createContext<ReadonlySet<string>>(new Set())

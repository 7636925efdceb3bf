import { createContext } from 'react'
import type { Detail } from './detail.ts'

/** How a window that was refused as stale goes on with the prescription as it is now; null where the act is not offered any more. */
export interface GoingOn {
  readonly keepsWhatWasTyped: boolean
  readonly goOn: () => void
}

/** Given by the part in hand to the window that lies over it. */
export const GoingOnContext = createContext<GoingOn | null>(null)

const medicines = ({ prescription: p }: Detail): string => JSON.stringify([p.content, p.items, p.clinicalCheck])

/** Whether what was typed or ticked in a window is still about the same: the medicines and how far they have come are as shown. */
export const isAboutTheSame = (shown: Detail, fresh: Detail): boolean => medicines(shown) === medicines(fresh)

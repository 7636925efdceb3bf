import { createContext } from 'react'
import type { Output } from '../../contract/index.ts'
import { insteadWords } from '../wording/my-acts.ts'
import type { Standing } from '../wording/undo.ts'
import { undoOf, type GivenOn, type UndoableEvent } from './undo-of.ts'

/** What an act came to: what to tell, and what could be undone. */
export interface DoneAct {
  readonly words: string
  /** Whose it was: a name, or how many doors. */
  readonly whose: string
  readonly undo: readonly UndoableEvent[]
  /** What is not as it was, even when all of it is undone. */
  readonly stands: readonly Standing[]
  /** What to do about it instead, where nothing of it can be undone; null where something can. */
  readonly instead: string | null
}

/** What an act came to, by what it recorded; `given` are its commands on what was shown before. */
export const doneAct = (
  words: string,
  whose: string,
  recorded: Output<'prescription:act'>['prescriptions'],
  given: readonly GivenOn[],
): DoneAct => {
  const { undo, stands, never } = undoOf(recorded, given)
  return { words, whose, undo, stands, instead: never === null ? null : insteadWords(never) }
}

/** Told what was done, from any screen: it is shown with its undo until that is over, whatever is opened meanwhile. */
export const TellDone = createContext<(done: DoneAct) => void>(() => undefined)

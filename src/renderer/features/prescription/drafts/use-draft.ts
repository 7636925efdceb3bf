import { useCallback, useContext, useEffect, useRef, useState, type Dispatch, type SetStateAction } from 'react'
import { DraftContext } from './draft-context.ts'
import { mayRestore } from './may-restore.ts'

/** `check`: a tick of a check, or an answer given at the counter, which is never filled in again on another version. */
export interface DraftField {
  readonly check?: boolean
}

/**
 * `useState` whose value outlives the window: the lock, another person, a restart, a crash. `name` is the field's own in its
 * act. Only plain JSON values. What is typed is given back to the same person on the same act; outside a window it is `useState`.
 */
export const useDraft = <T>(
  name: string,
  initial: T | (() => T),
  { check = false }: DraftField = {},
): readonly [T, Dispatch<SetStateAction<T>>] => {
  const draft = useContext(DraftContext)
  const [fresh] = useState(initial)
  const [value, setValue] = useState<T>(() => {
    if (draft === null || draft.restored === null) return fresh
    const kept = draft.fields[name]
    if (kept === undefined || !mayRestore(fresh, kept, draft.restored, check)) return fresh
    // Its shape was looked at: what an earlier window of the same form kept.
    return kept.value as T
  })
  const touched = useRef(false)
  useEffect(() => {
    if (!touched.current) return
    // As it was at first: of this field nothing is begun any more.
    if (JSON.stringify(value) === JSON.stringify(fresh)) draft?.forget([name])
    else draft?.keep(name, value)
    // Another window around the same form changes nothing about the value.
  }, [value])
  const set = useCallback((next: SetStateAction<T>) => {
    touched.current = true
    setValue(next)
  }, [])
  return [value, set]
}

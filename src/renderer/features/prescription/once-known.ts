import { useEffect, useRef } from 'react'
import { useSayScan } from '../../ui/scanning.tsx'
import { notOpenedWords } from '../../wording/keys.ts'

interface Wish<A extends readonly unknown[]> {
  readonly about: string
  readonly of: A
}

/**
 * `work`, put off while something it needs is not known yet: what was asked for last is done once it is, so that no press is
 * lost. It is not done, and that is said, if it is about something else by then (another person, another state of the prescription).
 */
export const useOnceKnown = <A extends readonly unknown[]>(
  known: boolean,
  about: string,
  work: (...of: A) => void,
): ((...of: A) => void) => {
  const say = useSayScan()
  const wish = useRef<Wish<A> | null>(null)
  useEffect(() => {
    if (!known || wish.current === null) return
    const { about: then, of } = wish.current
    wish.current = null
    if (then === about) work(...of)
    else say({ tone: 'attention', ...notOpenedWords })
  })
  return (...of) => {
    if (known) work(...of)
    else wish.current = { about, of }
  }
}

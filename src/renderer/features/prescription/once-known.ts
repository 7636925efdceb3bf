import { useEffect, useRef, useState } from 'react'
import { useSayScan } from '../../ui/scanning.tsx'
import { notOpenedWords, onlyLastOpenedWords } from '../../wording/keys.ts'

interface Wish<A> {
  readonly about: string
  readonly of: A
}

/** What is known as the screen is drawn: whether what is needed is, and what is in hand and who works. */
export interface KnownNow {
  readonly known: boolean
  readonly about: string
}

/** What was asked for and not done is `changed` where it would be about something else now, and `replaced` where another was asked for since. */
export interface WishPorts<A> {
  readonly work: (of: A) => void
  readonly say: (why: 'changed' | 'replaced') => void
}

/** What is asked for while something it needs is not known yet. The last is done, the others are said; `gone` is when the screen goes. */
export const createWishes = <A>() => {
  let wish: Wish<A> | null = null
  let replaced = false
  let toSay = false
  return {
    ask: ({ known, about }: KnownNow, of: A, { work }: WishPorts<A>): void => {
      if (known) {
        work(of)
        return
      }
      const next = { about, of }
      replaced ||= wish !== null && JSON.stringify(wish) !== JSON.stringify(next)
      wish = next
    },
    drawn: ({ known, about }: KnownNow, { work, say }: WishPorts<A>): void => {
      // Over the window that has opened, not over the page that it covers.
      if (toSay) say('replaced')
      toSay = false
      if (!known || wish === null) return
      const { about: then, of } = wish
      wish = null
      if (then === about) {
        work(of)
        toSay = replaced
      } else say('changed')
      replaced = false
    },
    gone: ({ say }: WishPorts<A>): void => {
      if (wish !== null) say('changed')
      wish = null
    },
  }
}

/**
 * `work`, put off while something it needs is not known yet: what was asked for last is done once it is, so that no press is
 * lost. What is not done is said: what was asked for before it, and all if it is about something else by then (another person,
 * another state of the prescription) or is not on the screen any more.
 */
export const useOnceKnown = <A extends readonly unknown[]>(
  known: boolean,
  about: string,
  work: (...of: A) => void,
): ((...of: A) => void) => {
  const [wishes] = useState(() => createWishes<A>())
  const latest = useRef<WishPorts<A>>(null)
  // Before what says: that says nothing any more once its own part of the screen is gone.
  useEffect(
    () => () => {
      if (latest.current !== null) wishes.gone(latest.current)
    },
    [wishes],
  )
  const say = useSayScan()
  const ports: WishPorts<A> = {
    work: (of) => {
      work(...of)
    },
    say: (why) => {
      say({ tone: 'attention', ...(why === 'changed' ? notOpenedWords : onlyLastOpenedWords) })
    },
  }
  useEffect(() => {
    latest.current = ports
    wishes.drawn({ known, about }, ports)
  })
  return (...of) => {
    wishes.ask({ known, about }, of, ports)
  }
}

import { useEffect, useRef, useState } from 'react'
import { topWindow } from '../../ui/pressed-key.ts'
import { useSayScan } from '../../ui/scanning.tsx'
import { isTyping } from '../../ui/use-keys.ts'
import { notOpenedOverWords, notOpenedWords, onlyLastOpenedWords } from '../../wording/keys.ts'

interface Wish<A> {
  readonly about: string
  readonly of: A
}

/** Why what was asked for was not done: it is about something else now, another was asked for since, or somebody has gone on elsewhere. */
export type WhyNotDone = 'changed' | 'replaced' | 'elsewhere'

const notDoneWords = { changed: notOpenedWords, replaced: onlyLastOpenedWords, elsewhere: notOpenedOverWords } as const

/** What is known as the screen is drawn: whether what is needed is, and what is in hand and who works. */
export interface KnownNow {
  readonly known: boolean
  readonly about: string
}

/** What does what was asked for, and what is told of what was not done. `where` is the field that somebody types in, or the window they are in; null at the page. */
export interface WishPorts<A> {
  readonly work: (of: A) => void
  readonly say: (why: WhyNotDone) => void
  readonly where: () => unknown
}

/**
 * What is asked for while something it needs is not known yet. The last is done, the others are said, and so is one that would come
 * over what somebody has gone on to; `gone` is when the screen goes.
 */
export const createWishes = <A>() => {
  let wish: Wish<A> | null = null
  let askedAt: unknown = null
  let replaced = false
  let toSay = false
  return {
    ask: ({ known, about }: KnownNow, of: A, { work, where }: WishPorts<A>): void => {
      if (known) {
        work(of)
        return
      }
      // In a menu that closes, or in a field by a scan.
      askedAt = where()
      const next = { about, of }
      replaced ||= wish !== null && JSON.stringify(wish) !== JSON.stringify(next)
      wish = next
    },
    drawn: ({ known, about }: KnownNow, { work, say, where }: WishPorts<A>): void => {
      // Over the window that has opened, not over the page that it covers.
      if (toSay) say('replaced')
      toSay = false
      if (!known || wish === null) return
      const { about: then, of } = wish
      wish = null
      const at = where()
      if (then !== about) say('changed')
      else if (at !== null && at !== askedAt) say('elsewhere')
      else {
        work(of)
        toSay = replaced
      }
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
 * another state of the prescription), is not on the screen any more, or would come over what somebody has gone on to since.
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
      say({ tone: 'attention', ...notDoneWords[why] })
    },
    where: () => (isTyping(document.activeElement) ? document.activeElement : topWindow()),
  }
  useEffect(() => {
    latest.current = ports
    wishes.drawn({ known, about }, ports)
  })
  return (...of) => {
    wishes.ask({ known, about }, of, ports)
  }
}

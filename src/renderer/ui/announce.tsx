import { createContext, useCallback, useContext, useRef, useState, type ReactElement, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

const AnnounceContext = createContext<(words: string) => void>(() => undefined)

/** Says something to people who listen to the screen, once, politely. */
export const useAnnounce = (): ((words: string) => void) => useContext(AnnounceContext)

// What comes at once would otherwise leave only the last of it to be heard.
const gatherMs = 50

/** Several things to tell, one after the other, each a sentence and once. */
export const inOneBreath = (all: readonly string[]): string =>
  [...new Set(all)]
    .map((words, at, { length }) => (at === length - 1 || /[.!?]$/.test(words) ? words : `${words}.`))
    .join(' ')

/** Holds the one live region of the page, which is heard over an open window too. */
export const Announcer = ({ children }: { readonly children: ReactNode }): ReactElement => {
  const [said, setSaid] = useState({ words: '', turn: 0 })
  const gathered = useRef<readonly string[]>([])
  const announce = useCallback((words: string) => {
    gathered.current = [...gathered.current, words]
    if (gathered.current.length > 1) return
    window.setTimeout(() => {
      const all = inOneBreath(gathered.current)
      gathered.current = []
      setSaid(({ turn }) => ({ words: all, turn: turn + 1 }))
    }, gatherMs)
  }, [])
  return (
    <AnnounceContext value={announce}>
      {children}
      {createPortal(
        // React Aria makes inert whatever lies outside an open window, but not what is marked so.
        <div className="for-listening" role="status" aria-live="polite" data-live-announcer="true">
          {/* The same words twice in a row are only read twice when they are another text. */}
          {said.turn % 2 === 0 ? said.words : `${said.words}\u00a0`}
        </div>,
        document.body,
      )}
    </AnnounceContext>
  )
}

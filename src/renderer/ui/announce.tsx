import { createContext, useCallback, useContext, useState, type ReactElement, type ReactNode } from 'react'

const AnnounceContext = createContext<(words: string) => void>(() => undefined)

/** Says something to people who listen to the screen, once, politely. */
export const useAnnounce = (): ((words: string) => void) => useContext(AnnounceContext)

/** Holds the one live region of the window. */
export const Announcer = ({ children }: { readonly children: ReactNode }): ReactElement => {
  const [said, setSaid] = useState({ words: '', turn: 0 })
  const announce = useCallback((words: string) => {
    setSaid(({ turn }) => ({ words, turn: turn + 1 }))
  }, [])
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="for-listening" role="status" aria-live="polite">
        {/* The same words twice in a row are only read twice when they are another text. */}
        {said.turn % 2 === 0 ? said.words : `${said.words}\u00a0`}
      </div>
    </AnnounceContext>
  )
}

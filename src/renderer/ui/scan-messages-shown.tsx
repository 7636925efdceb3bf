import { createContext, useContext, useEffect, useState, type ReactElement } from 'react'
import { createPortal } from 'react-dom'
import { isRed, type ScanMessage } from './scan-messages.ts'
import { ScanNotice } from './scan-notice.tsx'
import css from './scan-notice.module.css'

/** The messages about scans that stand, and the windows that show their own. */
export interface ScanMessages {
  readonly messages: readonly ScanMessage[]
  /** The window over all others; null where none is open. */
  readonly top: symbol | null
  readonly close: (id: number) => void
  /** Tells of a window that is there; gives the way to tell that it is gone. */
  readonly opened: (window: symbol) => () => void
}

/** Set by `Scanning`, for every window and message inside. */
export const ScanMessagesContext = createContext<ScanMessages>({
  messages: [],
  top: null,
  close: () => undefined,
  opened: () => () => undefined,
})

/** Whether a red message over the open window is not read yet: until it is, nothing in that window is confirmed. */
export const useRedStands = (): boolean =>
  useContext(ScanMessagesContext).messages.some((one) => isRed(one) && one.window !== null)

/**
 * The messages over a window of its own, within the reach of its keys, and in the one over all others those of the page, which
 * would lie over the name at its head; null while there are none. Only its own are read before it is confirmed.
 */
export const useMessagesHere = (): { readonly shown: ReactElement | null; readonly red: boolean } => {
  const { messages, top, close, opened } = useContext(ScanMessagesContext)
  const [window] = useState(() => Symbol('window'))
  useEffect(() => opened(window), [opened, window])
  const own = messages.filter((one) => one.window === window)
  const here = top === window ? [...messages.filter((one) => one.window === null), ...own] : own
  return {
    red: own.some(isRed),
    shown:
      here.length === 0 ? null : (
        <div className={css['list']}>
          {here.map((message) => (
            <ScanNotice key={message.id} message={message} onClose={close} />
          ))}
        </div>
      ),
  }
}

/** The messages that are about no open window, over the page while none is open. */
export const MessagesOverPage = (): ReactElement | null => {
  const { messages, top, close } = useContext(ScanMessagesContext)
  const here = messages.filter((one) => one.window === null)
  if (here.length === 0 || top !== null) return null
  return createPortal(
    // React Aria hides from listeners whatever lies outside a dialog, but not what is marked so.
    <div className={css['over']} data-react-aria-top-layer="true">
      <div className={css['list']}>
        {here.map((message) => (
          <ScanNotice key={message.id} message={message} onClose={close} />
        ))}
      </div>
    </div>,
    document.body,
  )
}

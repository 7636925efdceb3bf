import type { Tone } from './notice.tsx'

/** What came of a scan: what was read, and what to do now. */
export interface ScanSaid {
  readonly tone: Tone
  readonly head: string
  readonly todo: string
  readonly choices?: readonly { readonly words: string; readonly onPress: () => void }[]
}

/** A message about a scan. `window` is the one that lay over the page when it was said, null where none did. */
export interface ScanMessage {
  readonly id: number
  readonly said: ScanSaid
  readonly window: symbol | null
}

/** Whether a message stays until somebody has said that they read it, or what it speaks of is gone. */
export const isRed = ({ said }: ScanMessage): boolean => said.tone === 'danger'

/** The messages after one more: a red one is never replaced, and of the others only the last is there, below. */
export const withMessage = (messages: readonly ScanMessage[], message: ScanMessage): readonly ScanMessage[] => [
  ...messages.filter(
    (one) => isRed(one) && !(isRed(message) && one.said.head === message.said.head && one.window === message.window),
  ),
  message,
]

/** The messages as the next code is scanned, or once the page shows something else: a red one is not read by either. */
export const onlyRed = (messages: readonly ScanMessage[]): readonly ScanMessage[] => messages.filter(isRed)

/** The messages after a window opened: what was said of the page before it, and is not red, is over. */
export const windowOpened = (messages: readonly ScanMessage[]): readonly ScanMessage[] =>
  messages.filter((one) => isRed(one) || one.window !== null)

/** The messages after a window went: what was said over it speaks of nothing any more. */
export const windowGone = (messages: readonly ScanMessage[], window: symbol): readonly ScanMessage[] =>
  messages.filter((one) => one.window !== window)

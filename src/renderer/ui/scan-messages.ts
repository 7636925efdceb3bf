import { choicesOverWords } from '../wording/scans.ts'
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

const isSameRed = (one: ScanMessage, other: ScanMessage): boolean =>
  isRed(one) && isRed(other) && one.said.head === other.said.head && one.window === other.window

/** The messages after one more: a red one is never replaced, and of the others only the last is there, below. */
export const withMessage = (messages: readonly ScanMessage[], message: ScanMessage): readonly ScanMessage[] => [
  ...messages.filter((one) => isRed(one) && !isSameRed(one, message)),
  message,
]

/** The messages once more is known of what one of them says: it stands where it stood; one that was closed meanwhile stays closed. */
export const withMore = (messages: readonly ScanMessage[], id: number, said: ScanSaid): readonly ScanMessage[] => {
  const before = messages.find((one) => one.id === id)
  if (before === undefined) return messages
  const now = { ...before, said }
  return messages.filter((one) => one.id === id || !isSameRed(one, now)).map((one) => (one.id === id ? now : one))
}

/** The messages as the next code is scanned: a red one is not read by that. */
export const onlyRed = (messages: readonly ScanMessage[]): readonly ScanMessage[] => messages.filter(isRed)

const withoutChoices = (one: ScanMessage): ScanMessage => {
  const { choices = [], ...said } = one.said
  return choices.length === 0 ? one : { ...one, said: { ...said, todo: choicesOverWords } }
}

/**
 * The messages once the page shows something else, or somebody else works at it: a red one stays, but what could be chosen in it
 * was offered to whoever worked then, of what was so then.
 */
export const pageChanged = (messages: readonly ScanMessage[]): readonly ScanMessage[] =>
  onlyRed(messages).map(withoutChoices)

/**
 * The messages after a window opened: what was said of the page before it, and is not red, is over, and what could be chosen in a
 * red one is not offered within a window about somebody else.
 */
export const windowOpened = (messages: readonly ScanMessage[]): readonly ScanMessage[] =>
  messages.flatMap((one) => (one.window !== null ? [one] : isRed(one) ? [withoutChoices(one)] : []))

/** The messages after a window went: what was said over it speaks of nothing any more. */
export const windowGone = (messages: readonly ScanMessage[], window: symbol): readonly ScanMessage[] =>
  messages.filter((one) => one.window !== window)

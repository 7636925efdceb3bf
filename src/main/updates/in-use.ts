/** What the screens of this PC said of themselves: it is in use while any of them is. */
export interface InUse {
  readonly report: (session: string, screen: { readonly windowOpen: boolean; readonly quietMs: number }) => void
  /** `touchedAt` is UTC ms; of a screen that was never heard of it is when the desk opened. */
  readonly state: () => { readonly touchedAt: number; readonly windowOpen: boolean }
}

// Screens report every minute at least: one that does not any more is closed.
const heardForMs = 3 * 60_000

/** Nothing heard yet counts as in use at this moment. */
export const createInUse = (now: () => number): InUse => {
  const screens = new Map<string, { readonly windowOpen: boolean; readonly heardAt: number }>()
  let touchedAt = now()
  return {
    report: (session, { windowOpen, quietMs }) => {
      screens.set(session, { windowOpen, heardAt: now() })
      touchedAt = Math.max(touchedAt, now() - quietMs)
    },
    state: () => {
      const at = now()
      for (const [session, { heardAt }] of screens) if (Math.abs(at - heardAt) > heardForMs) screens.delete(session)
      // A clock set back must not count as in use for ever.
      touchedAt = Math.min(touchedAt, at)
      return { touchedAt, windowOpen: [...screens.values()].some(({ windowOpen }) => windowOpen) }
    },
  }
}

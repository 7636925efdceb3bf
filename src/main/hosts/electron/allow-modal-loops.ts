/** What is used of Electron's window; `hookWindowMessage` is there on Windows only. */
export interface HookedWindow {
  readonly hookWindowMessage: (message: number, hook: () => void) => void
}

// WM_ENTERMENULOOP and WM_EXITMENULOOP, WM_ENTERSIZEMOVE and WM_EXITSIZEMOVE.
const loops = [
  { begins: 0x0211, ends: 0x0212 },
  { begins: 0x0231, ends: 0x0232 },
]

/**
 * Lets the main loop be silent while Windows runs a loop of its own in its place: with the system menu open, or while the window is
 * moved or sized, with nobody there as well. `allow` gives what ends that.
 */
export const allowModalLoops = (window: HookedWindow, allow: () => () => void): void => {
  for (const { begins, ends } of loops) {
    let end: (() => void) | null = null
    window.hookWindowMessage(begins, () => {
      end ??= allow()
    })
    window.hookWindowMessage(ends, () => {
      end?.()
      end = null
    })
  }
}

import { dialog } from 'electron'
import type { BrowserWindow } from 'electron'

/** What watching the window needs. `report` writes a fault down and gives its reference. */
export interface WindowWatch {
  readonly after: (ms: number, work: () => void) => () => void
  readonly report: (where: string) => string
  /** Counts it, and says whether to show the screen again. */
  readonly mayRestart: (why: 'screen' | 'hang') => boolean
  /** Tells the person that it is not tried again, and ends the app. */
  readonly giveUp: (reference: string) => void
  readonly isEnding: () => boolean
}

// A slow answer of a busy PC is no reason to ask anybody anything.
const hungAfterMs = 10_000

const ask = (window: BrowserWindow, signal: AbortSignal): Promise<{ readonly response: number }> =>
  dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The screen of Pestle does not answer',
    detail: 'It may be printing. Everything recorded is safe; what was typed last may not be kept.',
    buttons: ['Wait', 'Show the screen again'],
    defaultId: 0,
    cancelId: 0,
    signal,
  })

/**
 * Shows the screen again where it was when its process is gone. One that hangs is asked about first: it may be printing, and
 * whoever stands before it knows.
 */
export const watchWindow = (window: BrowserWindow, watch: WindowWatch): void => {
  const { webContents } = window
  let hung = false
  let asking: AbortController | null = null
  let callOff: () => void = () => undefined
  const answersAgain = (): void => {
    callOff()
    asking?.abort()
    asking = null
  }
  webContents.on('render-process-gone', (_event, { reason }) => {
    const why = hung ? 'hang' : 'screen'
    hung = false
    answersAgain()
    if (reason === 'clean-exit' || watch.isEnding()) return
    const reference = watch.report(why === 'hang' ? 'screen: hung' : `screen: ${reason}`)
    // Not within the event: Electron is still taking the old process apart, and the window may go with it.
    watch.after(0, () => {
      if (window.isDestroyed() || watch.isEnding()) return
      if (watch.mayRestart(why)) webContents.reload()
      else watch.giveUp(reference)
    })
  })
  window.on('responsive', answersAgain)
  window.on('unresponsive', () => {
    if (asking !== null) return
    const controller = new AbortController()
    asking = controller
    callOff = watch.after(hungAfterMs, () => {
      void ask(window, controller.signal).then(({ response }) => {
        const wanted = response === 1 && !controller.signal.aborted && !window.isDestroyed()
        answersAgain()
        if (!wanted) return
        hung = true
        webContents.forcefullyCrashRenderer()
      })
    })
  })
}

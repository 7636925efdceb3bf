import { app, session } from 'electron'
import { startAfterEnd } from './start-after-end.ts'

/** What updates take from Electron; to be asked for when the app is ready. */
export interface UpdateShell {
  /** Chromium's network: the system's proxy and certificates, with no cookies and nothing kept. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly quit: () => void
  /** Has the app, as it is on the disk then, started again once this one has ended. */
  readonly startAgain: () => void
}

/** It. */
export const updateShell = (env: NodeJS.ProcessEnv): UpdateShell => ({
  fetch: (url, init) => session.fromPartition('updates', { cache: false }).fetch(url, init),
  quit: () => {
    app.quit()
  },
  startAgain: () => {
    const appImage = env['APPIMAGE']
    if (appImage === undefined) app.relaunch()
    else startAfterEnd(process.pid, appImage, process.argv.slice(1))
  },
})

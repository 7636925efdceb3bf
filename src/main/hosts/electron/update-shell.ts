import { app, session } from 'electron'
import { startAgain, thisProgram } from './start-again.ts'

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
    // Where it cannot be started there is nobody to do it; a person does.
    startAgain(thisProgram(env), { after: process.pid }).catch(() => undefined)
  },
})

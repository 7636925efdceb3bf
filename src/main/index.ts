import { existsSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { app } from 'electron'
import { builtThread, realPorts, startDesk } from './compose.ts'
import { argument, otherStandIn } from './config.ts'
import { allowModalLoops } from './hosts/electron/allow-modal-loops.ts'
import { setAppMenu } from './hosts/electron/app-menu.ts'
import { registerAppScheme, serveScreen } from './hosts/electron/app-protocol.ts'
import { openDeskWindow } from './hosts/electron/desk-window.ts'
import { showGivenUp, showStartFault, showStartRefusal } from './hosts/electron/error-dialogs.ts'
import { safeStorageKeyStore } from './hosts/electron/safe-storage.ts'
import { onceEnded, thisProgram } from './hosts/electron/start-again.ts'
import { updateShell } from './hosts/electron/update-shell.ts'
import { watchMainLoop } from './hosts/electron/watch-main-loop.ts'
import { watchWindow } from './hosts/electron/watch-window.ts'
import { mayRestart, type Restart } from './desk/place/restarts.ts'
import { sentenceOf } from './desk/start-refusal.ts'
import { writePrivateFile } from './keys/durable-file.ts'
import { describeFault } from './describe-fault.ts'
import { openLog } from './open-log.ts'
import { updateCacheDir } from './updates/install-kind.ts'
import { installedUpdates } from './updates/installed-updates.ts'
import { releaseSource } from './updates/release.ts'
import { windowsPowerShell } from './updates/run-powershell.ts'
import { counterPace } from './updates/update-source.ts'
import type { Updates } from './updates/updates.ts'

const here = import.meta.dirname
const dataDir = argument(process.argv, 'data') ?? process.env['PESTLE_DATA']
if (dataDir !== undefined) app.setPath('userData', path.resolve(dataDir))

const textOf = (file: string): string | null => (existsSync(file) ? readFileSync(file, 'utf8') : null)

const updatesOf = (closeDesk: () => Promise<void>): Updates => {
  const { fetch, quit, startAgain } = updateShell(process.env)
  const remembered = path.join(app.getPath('userData'), 'updates.json')
  return installedUpdates({
    source: releaseSource,
    facts: {
      platform: process.platform,
      packaged: app.isPackaged,
      execPath: process.execPath,
      resourcesDir: process.resourcesPath,
      env: process.env,
      read: textOf,
    },
    app: {
      version: app.getVersion(),
      cacheDir: updateCacheDir(process.env, process.platform, os.homedir()),
      stateDir: path.join(app.getPath('userData'), 'updates'),
      appImage: process.env['APPIMAGE'] ?? null,
      startAgain,
    },
    memory: {
      read: () => textOf(remembered),
      write: (text) => {
        writePrivateFile(remembered, Buffer.from(text))
      },
    },
    fetch,
    powerShell: windowsPowerShell(process.env),
    now: realPorts.now,
    after: realPorts.after,
    pace: counterPace,
    closeDesk,
    quit,
  })
}

const onStandIn = process.versions.electron.includes('standin')

// The longest a question at the counter keeps this loop is a tenth of a second (docs/reliability.md). Only the stand-in for Electron
// is told otherwise: its tests do not wait a minute.
const hungAfterMs = Number((onStandIn ? process.env['PESTLE_HUNG_AFTER_MS'] : undefined) ?? 60_000)

const watched = watchMainLoop({
  thread: builtThread('index-hang-watch.js'),
  after: realPorts.after,
  hungAfterMs,
  dataDir: app.getPath('userData'),
  ...thisProgram(process.env),
})

const start = async (): Promise<void> => {
  await app.whenReady()
  const standIn = otherStandIn(process.argv, process.env)
  if (!standIn.ok) {
    showStartRefusal(standIn.refusal)
    app.exit(1)
    return
  }
  const desk = await startDesk({
    dataDir: app.getPath('userData'),
    host: onStandIn ? 'stand-in' : 'electron',
    version: app.getVersion(),
    keyStore: safeStorageKeyStore(process.platform, watched.allow),
    startScreen: true,
    updates: updatesOf,
    quit: updateShell(process.env).quit,
    unwatched: watched.unwatched,
    ...standIn.value,
  })
  if (!desk.ok) {
    showStartRefusal(sentenceOf(desk.refusal))
    app.exit(1)
    return
  }
  const { router, onPush, reportFault, stop } = desk.value
  const mayStartAgain = (why: Restart['why']): boolean =>
    mayRestart(app.getPath('userData'), { at: realPorts.now(), why })
  let ending = false
  const giveUp = (reference: string): void => {
    // What is said keeps the loop until somebody has read it.
    watched.end()
    showGivenUp(reference)
    app.exit(1)
  }
  // What nobody caught leaves an unknown state behind: it is written down without its message, and another process goes on
  // where the record is.
  const endOn = (fault: unknown): void => {
    const reference = reportFault('process', fault)
    if (ending) app.exit(1)
    else if (mayStartAgain('app')) {
      ending = true
      updateShell(process.env).startAgain()
      app.exit(1)
    } else giveUp(reference)
  }
  process.on('uncaughtException', endOn)
  process.on('unhandledRejection', endOn)
  // Chromium starts its own helpers again; that one went is worth knowing.
  app.on('child-process-gone', (_event, { type, reason }) => {
    if (reason !== 'clean-exit' && !ending) reportFault(`helper: ${type} ${reason}`, undefined)
  })
  let stopped = false
  app.on('before-quit', (event) => {
    ending = true
    if (stopped) {
      watched.end()
      return
    }
    watched.quitting()
    event.preventDefault()
    void stop()
      .catch((fault: unknown) => reportFault('stop', fault))
      .finally(() => {
        stopped = true
        app.quit()
      })
  })
  app.on('window-all-closed', () => {
    app.quit()
  })
  setAppMenu(process.platform)
  serveScreen(path.join(here, '../renderer'))
  const window = await openDeskWindow({
    preload: path.join(here, '../preload/index.cjs'),
    packaged: app.isPackaged,
    router,
    onPush,
  })
  watchWindow(window, {
    after: realPorts.after,
    report: (where) => reportFault(where, undefined),
    mayRestart: mayStartAgain,
    giveUp,
    isEnding: () => ending,
  })
  if (process.platform === 'win32') allowModalLoops(window, watched.allow)
  watched.begin((fault) => void reportFault('hang watch', fault))
  app.on('second-instance', () => {
    // Closed already and about to quit.
    if (window.isDestroyed()) return
    if (window.isMinimized()) window.restore()
    window.focus()
  })
}

const startAlone = (): void => {
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  // A failed start must be seen and end the process, not leave a window-less app running.
  start().catch((fault: unknown) => {
    // Its message may quote a patient; where it was thrown is enough to find it by.
    const { kind, frames } = describeFault(fault)
    const reference = realPorts.randomBytes(4).toString('hex').toUpperCase()
    process.stderr.write(`Pestle could not start: ${[reference, kind, ...frames].join('\n')}\n`)
    try {
      openLog(path.join(app.getPath('userData'), 'pestle.log'))({
        event: 'fault',
        reference,
        where: 'start',
        kind,
        frames,
      })
    } finally {
      // A disk that takes no log either must not keep it from being said: on Windows nobody sees the line above.
      showStartFault(reference)
      app.exit(1)
    }
  })
}

app.enableSandbox()
registerAppScheme()
// One that hung for the third time is started once more only to say so: it could not.
const givenUp = /^[0-9A-F]{8}$/.exec(argument(process.argv, 'given-up') ?? '')?.[0]
if (givenUp === undefined) onceEnded(realPorts.after, argument(process.argv, 'after'), startAlone)
else
  void app.whenReady().then(() => {
    showGivenUp(givenUp)
    app.exit(1)
  })

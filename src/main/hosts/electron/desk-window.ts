import path from 'node:path'
import { BrowserWindow, ipcMain, session, shell } from 'electron'
import type { WebContents } from 'electron'
import type { Push } from '../../../contract/index.ts'
import type { Router } from '../../rpc/router.ts'
import { appOrigin } from './app-protocol.ts'
import { nextZoom } from './next-zoom.ts'

/** What the window needs: the built preload, and who answers and pushes. */
export interface DeskWindowOptions {
  readonly preload: string
  /** An installed app has no developer tools. */
  readonly packaged: boolean
  readonly router: Router
  readonly onPush: (listener: (push: Push) => void) => () => void
}

const trackingPages = ['https://www.royalmail.com/', 'https://track.dpd.co.uk/']

const refusePermissions = (): void => {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false)
  })
  session.defaultSession.setPermissionCheckHandler(() => false)
}

const isOurs = (url: string): boolean => url.startsWith(`${appOrigin}/`)

const keepInside = (contents: WebContents): void => {
  contents.on('will-navigate', (event) => {
    if (!isOurs(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    if (!isOurs(event.url)) event.preventDefault()
  })
  contents.setWindowOpenHandler(({ url }) => {
    if (trackingPages.some((page) => url.startsWith(page))) void shell.openExternal(url)
    return { action: 'deny' }
  })
}

// Without a menu Electron has no keys for this; in a browser they are the browser's own.
const resizeByKeys = (contents: WebContents): void => {
  contents.on('before-input-event', (event, input) => {
    if (input.type !== 'keyDown' || input.alt || !(input.control || input.meta)) return
    const factor = nextZoom(contents.getZoomFactor(), input.key)
    if (factor === undefined) return
    event.preventDefault()
    contents.setZoomFactor(factor)
  })
}

/** Opens the one window, sandboxed, and answers its questions alone: a message from any other frame or page is refused. */
export const openDeskWindow = async (options: DeskWindowOptions): Promise<BrowserWindow> => {
  refusePermissions()
  const window = new BrowserWindow({
    title: 'Pestle',
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    backgroundColor: '#f7f8f8',
    webPreferences: {
      preload: path.resolve(options.preload),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: !options.packaged,
      spellcheck: false,
    },
  })
  keepInside(window.webContents)
  resizeByKeys(window.webContents)
  ipcMain.handle('ask', (event, question: unknown, input: unknown) => {
    const frame = event.senderFrame
    if (event.sender !== window.webContents || frame === null || frame.parent !== null || !isOurs(frame.url))
      throw new Error('refused: not from the desk window')
    return options.router('window', question, input)
  })
  const off = options.onPush((push) => {
    if (!window.isDestroyed()) window.webContents.send('push', push)
  })
  window.on('closed', off)
  window.once('ready-to-show', () => {
    window.show()
  })
  await window.loadURL(`${appOrigin}/`)
  return window
}

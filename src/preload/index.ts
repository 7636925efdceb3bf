import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge, Push } from '../contract/index.ts'

const bridge: Bridge = {
  ask: (question, input) => ipcRenderer.invoke('ask', question, input),
  onPush: (listener) => {
    const pass = (_event: unknown, push: Push): void => {
      listener(push)
    }
    ipcRenderer.on('push', pass)
    return () => void ipcRenderer.removeListener('push', pass)
  },
}

contextBridge.exposeInMainWorld('pestle', bridge)

import { strictEmitter } from './missing.ts'

/** The part of Electron's `IpcMainInvokeEvent` and `IpcMainEvent` that exists here. */
export interface IpcEvent {
  readonly sender: unknown
  readonly senderFrame: { readonly url: string; readonly origin: string; readonly parent: object | null }
}

type InvokeHandler = (event: IpcEvent, ...args: readonly unknown[]) => unknown

class IpcMain extends strictEmitter('ipcMain') {
  readonly #handlers = new Map<string, InvokeHandler>()

  handle(channel: string, handler: InvokeHandler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }

  handleOnce(channel: string, handler: InvokeHandler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel)
      return handler(event, ...args)
    })
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** Not Electron's: what `ipcRenderer.invoke` leads to. */
  async dispatchInvoke(event: IpcEvent, channel: string, args: readonly unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    return handler(event, ...args)
  }
}

/** Electron's `ipcMain`. */
export const ipcMain = new IpcMain()

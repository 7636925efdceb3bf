import type { Bridge } from '../../contract/index.ts'
import { browserBridge } from './browser-bridge.ts'

declare global {
  interface Window {
    /** Put there by the preload script of the desktop app; absent in a browser. */
    readonly pestle?: Bridge
  }
}

/** The way to the app: the preload's where there is one, else loopback HTTP. */
export const pickBridge = (): Bridge => window.pestle ?? browserBridge()

import { createContext, useContext } from 'react'
import type { Bridge } from '../../contract/index.ts'

/** The bridge of this window; set once by `main.tsx`. */
export const BridgeContext = createContext<Bridge | null>(null)

/** The bridge of this window; throws outside its provider, which is a bug. */
export const useBridge = (): Bridge => {
  const bridge = useContext(BridgeContext)
  if (!bridge) throw new Error('No bridge: the screen was mounted outside its provider')
  return bridge
}

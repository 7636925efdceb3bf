import type { Tx } from '../database/query.ts'
import { setTerminalId } from './store.ts'

/** Starts a chain of its own in a restored or copied file: `newId` must never have been a terminal before. */
export const changeTerminal = (tx: Tx, newId: string): void => setTerminalId(tx, newId)

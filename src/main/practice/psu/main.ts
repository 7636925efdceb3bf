import { randomUUID } from 'node:crypto'
import { startPsuServer, type PsuPorts, type PsuServer, type PsuServerStart } from './server.ts'

/** The machine's own clock (moved by `clockOffsetMs`, to stand for a PC whose clock is wrong), ids and timers. */
const systemPorts = (clockOffsetMs = 0): PsuPorts => ({
  now: () => Date.now() + clockOffsetMs, // a service of its own outside the app: this entry is its compose.ts
  newId: () => randomUUID(), // ids of that service, made where its clock is
  after: (ms, act) => {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
  onFault: (fault) => {
    process.stderr.write(`PSU stand-in: ${fault instanceof Error ? fault.message : 'unknown fault'}\n`)
  },
})

/** Starts a stand-in on the machine's own clock: what the separate process and tests outside the core use. */
export const startPsuStandIn = (
  start: Omit<PsuServerStart, keyof PsuPorts> & { readonly clockOffsetMs?: number } = {},
): Promise<PsuServer> => startPsuServer({ ...systemPorts(start.clockOffsetMs), ...start })

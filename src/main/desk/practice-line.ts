import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { startPsuServer } from '../practice/psu/server.ts'
import type { PsuServer } from '../practice/psu/server.ts'
import { formatUuid } from '../ledger/uuid-v7.ts'
import type { LineSealer } from './line-sealer.ts'
import type { Ports } from './ports.ts'

/** Practice mode's own NHS: a stand-in inside this process, on loopback, whose line a person may cut. */
export interface PracticeLine {
  readonly url: string
  readonly line: () => 'on' | 'cut'
  readonly setLine: (line: 'on' | 'cut') => void
  readonly stop: PsuServer['stop']
}

/** Starts the stand-in; what it holds survives in the practice folder, and so does a cut line. */
export const startPracticeLine = async (
  ports: Ports,
  options: {
    readonly dir: string
    /** What it was told is about patients if a message was imported by mistake, so its record is as closed as the data file. */
    readonly sealer: LineSealer
    readonly line: 'on' | 'cut'
    readonly remember: (line: 'on' | 'cut') => void
    readonly onFault: (fault: unknown) => void
  },
): Promise<PracticeLine> => {
  const dir = path.join(options.dir, 'nhs-stand-in')
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const server = await startPsuServer({
    now: ports.now,
    newId: () => formatUuid(ports.randomBytes(16), 4),
    after: ports.after,
    onFault: options.onFault,
    dir,
    sealer: {
      seal: options.sealer.seal,
      // Practice folders made before the record was sealed have plain lines, which are JSON.
      open: (text) => (text.startsWith('{') ? text : options.sealer.open(text)),
    },
  })
  server.control.line(options.line === 'on')
  return {
    url: server.url,
    line: () => (server.control.lineIsOn() ? 'on' : 'cut'),
    setLine: (line) => {
      server.control.line(line === 'on')
      options.remember(line)
    },
    stop: server.stop,
  }
}

import { spawn } from 'node:child_process'
import path from 'node:path'
import { randomUUID } from 'node:crypto'
import { realPorts } from '../../src/main/compose.ts'
import { createClockSkew } from '../../src/main/nhs/clock-skew.ts'
import { practiceEndpoint } from '../../src/main/nhs/environments.ts'
import { createPsuClient } from '../../src/main/nhs/psu-client.ts'
import type { DrainTo } from './drain.ts'

/** The NHS stand-in as a process of its own, reached over loopback HTTP with the client the app has. */
export interface StandIn extends DrainTo {
  readonly stop: () => void
}

/** Starts the built stand-in, which keeps what it stores in memory: its disk is not what is measured. */
export const startStandIn = async (): Promise<StandIn> => {
  const entry = path.resolve('out/main/psu-stand-in.js')
  const child = spawn(process.execPath, [entry, '--with-parent'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', resolve)
    child.once('exit', () => reject(new Error('The stand-in for the NHS ended before it said its address')))
  })
  const { url } = JSON.parse(line) as { readonly url: string }
  const skew = createClockSkew()
  const client = createPsuClient({
    http: realPorts.http,
    endpoint: practiceEndpoint(url),
    token: null,
    skew,
    now: realPorts.now,
    newId: randomUUID,
  })
  return { client, skew, stop: () => void child.kill('SIGTERM') }
}

import type { HttpFaultName, HttpOutcome, HttpPort, HttpRequest } from '../../src/main/nhs/http-port.ts'
import type { PsuReply } from '../../src/main/practice/psu/message.ts'
import type { Chance } from './chance.ts'
import type { LineMode, Setting } from './plan.ts'
import type { Scheduler } from './scheduler.ts'
import type { Service } from './service.ts'

/** Who looks at the requests of one running app. `shows` is what the line must be called afterwards; null says nothing new. */
export interface Witness {
  readonly started: (exchange: Exchange) => void
  readonly ended: (exchange: Exchange, outcome: HttpOutcome, shows: string | null) => void
}

/** One request on its way. */
export interface Exchange {
  readonly number: number
  readonly request: HttpRequest
  readonly startedAt: number
}

/** The way between the app and the service. */
export interface Network {
  /** A port for one start of the app; `isAlive` says whether it still runs. */
  readonly port: (isAlive: () => boolean, witness: Witness) => HttpPort
  readonly mode: () => LineMode
  readonly set: (mode: LineMode) => void
  /** The PC slept: whatever was under way is broken off. */
  readonly breakAll: () => void
  /** Nothing is lost or late any more. */
  readonly heal: () => void
  readonly faults: () => number
  readonly onTheWay: () => number
}

/** The ports of a network. `serviceNow` is the service's clock, UTC ms. */
export interface NetworkDeps {
  readonly setting: Setting
  readonly scheduler: Scheduler
  readonly service: Service
  readonly random: Chance
  readonly serviceNow: () => number
}

const codes: Readonly<Record<string, { readonly fault: HttpFaultName; readonly code: string }>> = {
  'no-network': { fault: 'no-network', code: 'ENETUNREACH' },
  'name-lookup': { fault: 'name-lookup', code: 'ENOTFOUND' },
  refused: { fault: 'refused', code: 'ECONNREFUSED' },
  tls: { fault: 'tls', code: 'EPROTO' },
}

const lost: HttpOutcome = { kind: 'fault', fault: 'lost', code: 'ECONNRESET' }
const timedOut: HttpOutcome = { kind: 'fault', fault: 'timeout', code: 'no reply in 30000 ms' }

const page = (status: number) => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: '<html><body>Sign in to the Wi-Fi</body></html>',
})

const words = (status: number) => ({
  status,
  headers: { 'content-type': 'application/fhir+json' },
  body: JSON.stringify({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'processing' }] }),
})

/** What somebody on the way answers in the service's place. */
const instead = (mode: LineMode): PsuReply | undefined => {
  switch (mode) {
    case 'captive-portal':
      return page(200)
    case 'redirected':
      return page(302)
    case 'sign-in-refused':
      return words(403)
    case 'failing':
      return words(503)
    case 'throttled':
      return words(429)
    default:
      return undefined
  }
}

/** Carries requests with delays, losses and whatever the mode of the line does to them. */
export const createNetwork = ({ setting, scheduler, service, random, serviceNow }: NetworkDeps): Network => {
  let mode: LineMode = 'up'
  let lossRate = setting.lossRate
  let slowestMs = setting.slowestMs
  let faults = 0
  let count = 0
  const open = new Set<(outcome: HttpOutcome, shows: string) => void>()

  const way = (): number => random.between(5, random.hits(0.6) ? Math.min(300, slowestMs) : slowestMs)

  const dated = (reply: PsuReply): HttpOutcome => ({
    kind: 'reply',
    status: reply.status,
    headers: { ...reply.headers, date: new Date(serviceNow()).toUTCString() },
    body: reply.body,
  })

  const port =
    (isAlive: () => boolean, witness: Witness): HttpPort =>
    (request) => {
      // A process that has ended opens no connection.
      if (!isAlive()) return new Promise(() => undefined)
      const exchange: Exchange = { number: (count += 1), request, startedAt: scheduler.mono() }
      witness.started(exchange)
      return new Promise((resolve) => {
        let done = false
        const end = (outcome: HttpOutcome, shows: string | null): void => {
          if (done) return
          done = true
          callOff()
          open.delete(end)
          request.signal.removeEventListener('abort', abort)
          if (!isAlive()) return
          witness.ended(exchange, outcome, shows)
          resolve(outcome)
        }
        const abort = (): void => end({ kind: 'fault', fault: 'aborted', code: 'aborted' }, null)
        const callOff = scheduler.after(request.timeoutMs, () => end(timedOut, 'timeout'))
        open.add(end)
        request.signal.addEventListener('abort', abort)
        if (request.signal.aborted) abort()
        else carry(request, end)
      })
    }

  const carry = (request: HttpRequest, end: (outcome: HttpOutcome, shows: string) => void): void => {
    if (mode === 'timeout') return void (faults += 1)
    const code = codes[mode]
    const reply = instead(mode)
    if (code !== undefined || reply !== undefined) {
      faults += 1
      const shows = request.method === 'GET' && (mode === 'failing' || mode === 'throttled') ? 'ok' : mode
      return void scheduler.after(way(), () =>
        end(code === undefined ? dated(reply!) : { kind: 'fault', ...code }, shows),
      )
    }
    const fate = random.number()
    if (fate < lossRate / 2) {
      faults += 1
      return void scheduler.after(way(), () => end(lost, 'no-connection'))
    }
    scheduler.after(way(), () => {
      const arrived = service.handle(asArrived(request))
      const dropped = arrived.reply.drop === true || fate < lossRate
      if (fate < lossRate) faults += 1
      scheduler.after(way() + (arrived.reply.delayMs ?? 0), () => {
        if (dropped) end(lost, 'no-connection')
        else end(dated(arrived.reply), arrived.shows)
      })
    })
  }

  return {
    port,
    mode: () => mode,
    set: (next) => {
      mode = next
    },
    breakAll: () => {
      for (const end of [...open]) end(lost, 'no-connection')
    },
    heal: () => {
      mode = 'up'
      lossRate = 0
      slowestMs = Math.min(slowestMs, 300)
    },
    faults: () => faults,
    onTheWay: () => open.size,
  }
}

const asArrived = (request: HttpRequest) => {
  const url = new URL(request.url)
  return {
    method: request.method,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    body: request.body ?? '',
  }
}

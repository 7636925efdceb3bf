import type { PsuControl } from './control.ts'
import type { Fault, FaultMix } from './faults.ts'
import { isObject } from './json-path.ts'
import type { PsuReply, PsuRequest } from './message.ts'
import type { PatientViewQuery } from './patient-view.ts'

/** Path under which the separate process offers its control. */
export const controlPath = '/_stand-in/'

const json = (status: number, value: unknown): PsuReply => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(value),
})

const read = (control: PsuControl, what: string): PsuReply | undefined => {
  if (what === 'rows') return json(200, control.rows())
  if (what === 'notifications') return json(200, control.notifications())
  if (what === 'requests') return json(200, control.requests())
  if (what === 'line') return json(200, { on: control.lineIsOn() })
  if (what === 'tokens') return json(200, { issued: control.tokensIssued() })
  return undefined
}

const turn = (control: PsuControl, what: string, asked: Readonly<Record<string, unknown>>): PsuReply | undefined => {
  const done = json(200, { done: true })
  if (what === 'line' && typeof asked['on'] === 'boolean') {
    control.line(asked['on'])
    return done
  }
  if (what === 'tokens' && asked['revoke'] === true) {
    control.revokeTokens()
    return done
  }
  if (what === 'patient-view') return json(200, control.patientView(asked as PatientViewQuery))
  if (what !== 'faults') return undefined
  if (asked['clear'] === true) control.clearFaults()
  if ('mix' in asked) control.mix(asked['mix'] as FaultMix | null)
  if (isObject(asked['next'])) control.next(asked['next'] as Fault, asked['scope'] ?? {})
  return done
}

/**
 * The control over HTTP: `GET rows | notifications | requests | line | tokens`; `POST line {on}`, `tokens {revoke}`,
 * `patient-view {…query}`, `faults {clear?, mix?, next?, scope?}`. Works while the line is cut. 404 for anything else.
 */
export const controlReply = (control: PsuControl, request: PsuRequest): PsuReply => {
  const what = request.path.slice(controlPath.length)
  const missing = json(404, { error: 'no such control' })
  if (request.method === 'GET') return read(control, what) ?? missing
  if (request.method !== 'POST') return missing
  try {
    const asked: unknown = request.body === '' ? {} : JSON.parse(request.body)
    return (isObject(asked) ? turn(control, what, asked) : undefined) ?? missing
  } catch {
    return json(400, { error: 'not JSON' })
  }
}

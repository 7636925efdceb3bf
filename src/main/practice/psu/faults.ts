import type { PsuReply } from './message.ts'
import { bundleReply, outcomeReply, serverError, timedOut, tooManyRequests } from './responses.ts'

/** What can go wrong between a sender and the service. `stored` says whether the bundle is taken in all the same. */
export type Fault =
  | { readonly kind: 'none' }
  | { readonly kind: 'slow'; readonly delayMs: number }
  | { readonly kind: 'dropped'; readonly stored: boolean }
  | { readonly kind: 'truncated'; readonly stored: boolean }
  | {
      readonly kind: 'server-error'
      readonly shape: 'bundle' | 'outcome' | 'outcome-server-error'
      readonly stored: boolean
    }
  /** With `landsAfterMs` the write that was given up on lands that much later, if its keys are still free. */
  | { readonly kind: 'gateway-timeout'; readonly stored: boolean; readonly landsAfterMs?: number }
  | { readonly kind: 'request-timeout' }
  | { readonly kind: 'throttled'; readonly shape: 'bundle' | 'outcome'; readonly retryAfterS?: number }
  | { readonly kind: 'contention' }
  | { readonly kind: 'uncommitted-created' }
  | { readonly kind: 'unauthorised' }
  | { readonly kind: 'captive-portal' }
  | { readonly kind: 'redirect'; readonly location?: string }
  | { readonly kind: 'proxy-error' }

/** A random share of arrivals gets a fault: chosen by seed, prescription and how often that prescription has arrived. */
export type FaultMix = {
  readonly rate: number
  readonly seed: number
  readonly slowMs?: number
  readonly retryAfterS?: number
  readonly kinds?: readonly Fault['kind'][]
}

/** Whom a scripted fault is for: the next `times` arrivals (1 when absent), of one prescription if it is named. */
export type FaultScope = { readonly prescriptionId?: string; readonly times?: number }

/** Faults to come: the script first, then the mix. */
export type FaultPlan = {
  readonly next: (fault: Fault, scope?: FaultScope) => void
  readonly mix: (mix: FaultMix | null) => void
  readonly clear: () => void
  readonly take: (prescriptionIds: readonly string[]) => Fault
}

const mixed = (mix: FaultMix): readonly Fault[] => {
  const all: readonly Fault[] = [
    { kind: 'slow', delayMs: mix.slowMs ?? 50 },
    { kind: 'dropped', stored: false },
    { kind: 'dropped', stored: true },
    { kind: 'truncated', stored: true },
    { kind: 'server-error', shape: 'bundle', stored: false },
    { kind: 'server-error', shape: 'bundle', stored: true },
    { kind: 'server-error', shape: 'outcome', stored: false },
    { kind: 'server-error', shape: 'outcome-server-error', stored: false },
    { kind: 'gateway-timeout', stored: false },
    { kind: 'gateway-timeout', stored: true },
    { kind: 'request-timeout' },
    { kind: 'throttled', shape: 'bundle' },
    { kind: 'throttled', shape: 'outcome' },
    { kind: 'throttled', shape: 'outcome', retryAfterS: mix.retryAfterS ?? 1 },
    { kind: 'contention' },
    { kind: 'uncommitted-created' },
    { kind: 'captive-portal' },
    { kind: 'redirect' },
    { kind: 'proxy-error' },
  ]
  return mix.kinds === undefined ? all : all.filter((fault) => mix.kinds?.includes(fault.kind))
}

/** FNV-1a with a final scramble: the same text gives the same number in [0, 1) on every machine. */
const fraction = (text: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/** A plan that starts with this mix (null: none); the choice does not depend on how arrivals interleave. */
export const faultPlan = (start: FaultMix | null = null): FaultPlan => {
  let mix = start
  let script: { fault: Fault; prescriptionId: string | undefined; left: number }[] = []
  const arrivals = new Map<string, number>()
  return {
    next: (fault, scope = {}) => {
      script.push({ fault, prescriptionId: scope.prescriptionId?.toUpperCase(), left: scope.times ?? 1 })
    },
    mix: (next) => {
      mix = next
    },
    clear: () => {
      script = []
      mix = null
    },
    take: (prescriptionIds) => {
      const who = prescriptionIds[0] ?? ''
      const nth = (arrivals.get(who) ?? 0) + 1
      arrivals.set(who, nth)
      const scripted = script.find(
        (each) => each.prescriptionId === undefined || prescriptionIds.includes(each.prescriptionId),
      )
      if (scripted !== undefined) {
        scripted.left -= 1
        script = script.filter((each) => each.left > 0)
        return scripted.fault
      }
      if (mix === null || fraction(`${mix.seed}:${who}:${nth}:whether`) >= mix.rate) return { kind: 'none' }
      const choice = mixed(mix)
      return choice[Math.floor(fraction(`${mix.seed}:${who}:${nth}:which`) * choice.length)] ?? { kind: 'none' }
    },
  }
}

const portal =
  '<!doctype html><html><head><title>Guest Wi-Fi</title></head><body>Please sign in to continue.</body></html>'

/** The reply that stands in place of the service's own, or undefined where the fault leaves it alone. */
export const faultReply = (fault: Fault, now: number): PsuReply | undefined => {
  const html = { 'content-type': 'text/html' }
  switch (fault.kind) {
    case 'dropped':
      return { status: 0, headers: {}, body: '', drop: true }
    case 'server-error':
      if (fault.shape === 'bundle') return bundleReply(500, [serverError(now)])
      return outcomeReply(500, [
        fault.shape === 'outcome'
          ? { severity: 'fatal', code: 'processing', diagnostics: 'Failed to process the request.' }
          : {
              severity: 'fatal',
              code: 'exception',
              details: {
                coding: [
                  {
                    system: 'https://fhir.nhs.uk/CodeSystem/http-error-codes',
                    code: 'SERVER_ERROR',
                    display: '500: The Server has encountered an error processing the request.',
                  },
                ],
              },
            },
      ])
    case 'gateway-timeout':
      return bundleReply(504, [timedOut(now)])
    case 'request-timeout':
      return outcomeReply(408, [{ severity: 'error', code: 'timeout', diagnostics: 'Request timed out.' }])
    case 'throttled': {
      const retry: Record<string, string> =
        fault.retryAfterS === undefined ? {} : { 'retry-after': String(fault.retryAfterS) }
      if (fault.shape === 'outcome')
        return outcomeReply(
          429,
          [
            {
              severity: 'error',
              code: 'throttled',
              diagnostics: 'You have exceeded your application\u2019s rate limit.',
            },
          ],
          retry,
        )
      const reply = bundleReply(429, [tooManyRequests(now)])
      return { ...reply, headers: { ...reply.headers, ...retry } }
    }
    case 'unauthorised':
      return outcomeReply(401, [{ severity: 'error', code: 'processing', diagnostics: 'Invalid access token' }])
    case 'captive-portal':
      return { status: 200, headers: html, body: portal }
    case 'redirect':
      return {
        status: 302,
        headers: { ...html, location: fault.location ?? 'http://portal.invalid/login' },
        body: portal,
      }
    case 'proxy-error':
      return { status: 502, headers: html, body: '<html><body><h1>502 Bad Gateway</h1></body></html>' }
    default:
      return undefined
  }
}

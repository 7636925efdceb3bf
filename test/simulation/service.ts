import { generateKeyPairSync, sign, type JsonWebKey } from 'node:crypto'
import type { AssertionSigner } from '../../src/main/nhs/access-token.ts'
import type { Fault } from '../../src/main/practice/psu/faults.ts'
import { createPsuService, type PsuService } from '../../src/main/practice/psu/handle-request.ts'
import type { PsuReply, PsuRequest } from '../../src/main/practice/psu/message.ts'
import { memoryStore, type PsuStore } from '../../src/main/practice/psu/store.ts'
import type { Chance } from './chance.ts'
import type { Setting } from './plan.ts'

/** Where the simulated service is. */
export const serviceUrl = 'http://nhs.invalid/prescription-status-update'
/** Where it gives out tokens. */
export const tokenUrl = 'http://nhs.invalid/oauth2/token'
/** Who we are there. */
export const apiKey = 'simulated-app'

/** The stand-in's rules without HTTP, and what it is told to do wrong. */
export interface Service {
  readonly store: PsuStore
  /** Takes a request in and gives its reply, and by which name its fault is known to the line (`ok` for none). */
  readonly handle: (request: PsuRequest) => { readonly reply: PsuReply; readonly shows: string }
  /** Lets writes that were given up on land. */
  readonly land: () => void
  readonly revokeTokens: () => void
  /** Line items the service will not have, for a reason of its own. */
  readonly refusedItems: Set<string>
  /** Prescriptions it is troubled by. */
  readonly poisoned: Map<string, NonNullable<Setting['poison']>>
  /** From now on it does nothing wrong. */
  readonly heal: () => void
  readonly faults: () => number
}

const kid = 'simulated'
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
const jwk: JsonWebKey & { kid: string } = { ...publicKey.export({ format: 'jwk' }), kid }
const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Signs as the product does, but at once: waiting for another thread would not replay. */
export const signAtOnce: AssertionSigner = async (claims) => {
  const text = `${base64({ alg: 'RS512', typ: 'JWT', kid })}.${base64(claims)}`
  return `${text}.${sign('sha512', Buffer.from(text), privateKey).toString('base64url')}`
}

const draw = (random: Chance): Fault =>
  random.pick<Fault>([
    { kind: 'slow', delayMs: random.between(100, 40_000) },
    { kind: 'dropped', stored: false },
    { kind: 'dropped', stored: true },
    { kind: 'truncated', stored: true },
    { kind: 'server-error', shape: 'bundle', stored: random.hits(0.5) },
    { kind: 'server-error', shape: 'outcome', stored: false },
    { kind: 'server-error', shape: 'outcome-server-error', stored: false },
    { kind: 'gateway-timeout', stored: random.hits(0.5) },
    { kind: 'gateway-timeout', stored: true, landsAfterMs: random.between(10, 120_000) },
    { kind: 'request-timeout' },
    { kind: 'throttled', shape: 'bundle' },
    { kind: 'throttled', shape: 'outcome', retryAfterS: random.between(1, 120) },
    { kind: 'contention' },
    { kind: 'uncommitted-created' },
    { kind: 'unauthorised' },
    { kind: 'captive-portal' },
    { kind: 'redirect' },
    { kind: 'proxy-error' },
  ])

const poisonFault = (random: Chance, poison: NonNullable<Setting['poison']>): Fault => {
  switch (poison) {
    case 'throttled':
      return { kind: 'throttled', shape: 'outcome', retryAfterS: random.between(1, 60) }
    case 'failing':
      return { kind: 'server-error', shape: 'bundle', stored: false }
    case 'slow':
      return { kind: 'slow', delayMs: random.between(5_000, 25_000) }
    case 'contended':
      return { kind: 'contention' }
    case 'refused':
      return { kind: 'none' }
  }
}

/** What a reply must make the line be called, written down apart from the product's own reading of it. */
const showing: Readonly<Partial<Record<Fault['kind'], string>>> = {
  truncated: 'failing',
  'server-error': 'failing',
  'gateway-timeout': 'failing',
  'request-timeout': 'timeout',
  throttled: 'throttled',
  'uncommitted-created': 'failing',
  unauthorised: 'sign-in-refused',
  'captive-portal': 'captive-portal',
  redirect: 'redirected',
  'proxy-error': 'failing',
}

const shortIds = (body: string): readonly string[] =>
  [...body.matchAll(/"value":"([0-9A-F]{6}-[^"]+)"/g)].map(([, id]) => id!)

/** A service of a run; `now` is its clock, UTC ms. */
export const createService = (setting: Setting, random: Chance, now: () => number, newId: () => string): Service => {
  const store = memoryStore()
  const service: PsuService = createPsuService({
    store,
    now,
    newId,
    options: setting.signIn
      ? {
          requireAuth: true,
          clients: [{ apiKey, jwks: { keys: [jwk] } }],
          tokenUrl,
          tokenLifetimeS: setting.tokenLifetimeS,
        }
      : {},
  })
  const refusedItems = new Set<string>()
  const poisoned: Service['poisoned'] = new Map()
  let rate = setting.faultRate
  let faults = 0

  const faultFor = (body: string): Fault => {
    const poison = shortIds(body).flatMap((id) => poisoned.get(id) ?? [])[0]
    if (poison !== undefined) return poisonFault(random, poison)
    return random.hits(rate) ? draw(random) : { kind: 'none' }
  }

  // The rule it refuses by is the stand-in's own check of NHS numbers.
  const spoilt = (body: string): string => {
    const { entry, ...bundle } = JSON.parse(body) as { entry: { resource: { focus: Named; for: Named } }[] }
    const spoil = entry.map((one) =>
      refusedItems.has(one.resource.focus.identifier.value)
        ? { ...one, resource: { ...one.resource, for: withValue(one.resource.for, '9990000000') } }
        : one,
    )
    return JSON.stringify({ ...bundle, entry: spoil })
  }

  return {
    store,
    handle: (request) => {
      if (request.path.endsWith('/token')) return { reply: service.handle(request), shows: 'ok' }
      if (request.method !== 'POST') {
        const reply = service.handle(request)
        return { reply, shows: shown({ kind: 'none' }, reply) }
      }
      const fault = faultFor(request.body)
      if (fault.kind !== 'none') {
        faults += 1
        service.faults.next(fault)
      }
      const body = refusedItems.size > 0 ? spoilt(request.body) : request.body
      const reply = service.handle({ ...request, body })
      return { reply, shows: shown(fault, reply) }
    },
    land: service.land,
    revokeTokens: service.tokens.revokeAll,
    refusedItems,
    poisoned,
    heal: () => {
      rate = 0
      refusedItems.clear()
      poisoned.clear()
    },
    faults: () => faults,
  }
}

interface Named {
  readonly identifier: { readonly system: string; readonly value: string }
}

const withValue = (named: Named, value: string): Named => ({ identifier: { ...named.identifier, value } })

const shown = (fault: Fault, reply: PsuReply): string => {
  if (reply.drop === true) return 'no-connection'
  if (reply.status === 401) return 'sign-in-refused'
  // A refusal or a conflict is an answer of the service itself, whatever was meant to go wrong after it.
  const asMeant = fault.kind === 'truncated' || fault.kind === 'uncommitted-created' || reply.status !== 201
  if ((reply.status === 400 || reply.status === 409) && fault.kind !== 'truncated') return 'ok'
  return asMeant ? (showing[fault.kind] ?? 'ok') : 'ok'
}

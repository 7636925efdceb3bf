import { SignJWT, importPKCS8 } from 'jose'
import type { ClockSkew } from './clock-skew.ts'
import type { HttpFaultName, HttpOutcome, HttpPort } from './http-port.ts'

/** A registered application (nhs-interfaces 1.3). `privateKeyPem` is PKCS #8 and is never logged, shown or put into an error. */
export interface TokenClient {
  readonly apiKey: string
  readonly keyId: string
  readonly privateKeyPem: string
}

/** A token, or why there is none: nobody ever signed this desk in, no reply, a refusal in the server's words, or a reply that is not the endpoint's. */
export type TokenOutcome =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'not-signed-in' }
  | { readonly kind: 'no-reply'; readonly fault: HttpFaultName; readonly code: string }
  | { readonly kind: 'refused'; readonly http: number; readonly words: string }
  | { readonly kind: 'unusable'; readonly http: number; readonly body: string; readonly retryAfter: string | undefined }

/** Gives the access token, asking for one when there is none or it is about to end. Requests at the same time share one. */
export interface TokenSource {
  readonly token: (signal: AbortSignal) => Promise<TokenOutcome>
  /** Forgets this token: the service did not take it. A newer one stays. */
  readonly discard: (token: string) => void
}

/** Signs the claims of a client assertion: RS512 with the client's `kid`. A port, because signing is not deterministic work. */
export type AssertionSigner = (claims: Readonly<Record<string, string | number>>) => Promise<string>

/** The ports of a token source. `now` is UTC ms, `newId` a fresh UUID. */
export interface TokenDeps {
  readonly http: HttpPort
  readonly tokenUrl: string
  readonly apiKey: string
  readonly sign: AssertionSigner
  readonly skew: ClockSkew
  readonly now: () => number
  readonly newId: () => string
}

/** In the place of a source where sign-in is asked and nobody signed in: gives no token, and asks nobody for one. */
export const notSignedIn: TokenSource = {
  token: async () => ({ kind: 'not-signed-in' }),
  discard: () => undefined,
}

const assertionLifeS = 60
const marginMs = 30_000
const timeoutMs = 30_000

/** The signer of a client's private key through `jose`. */
export const rs512Signer = ({ keyId, privateKeyPem }: Omit<TokenClient, 'apiKey'>): AssertionSigner => {
  let key: ReturnType<typeof importPKCS8> | undefined
  return async (claims) => {
    key ??= importPKCS8(privateKeyPem, 'RS512')
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS512', typ: 'JWT', kid: keyId }).sign(await key)
  }
}

/**
 * Tokens by signed client assertion: `aud` is the exact token URL, `jti` fresh each time, `exp` 60 s ahead by the service's
 * clock. A refusal that teaches how far our clock is off is tried once more with that.
 */
export const createTokenSource = (deps: TokenDeps): TokenSource => {
  const { skew, now } = deps
  let held: { readonly token: string; readonly until: number } | undefined
  let asking: Promise<TokenOutcome> | undefined

  const ask = async (signal: AbortSignal): Promise<TokenOutcome> => {
    const before = skew.ahead() ?? 0
    const outcome = await exchange(deps, before, signal)
    const learnt = (skew.ahead() ?? 0) - before
    return outcome.kind === 'refused' && Math.abs(learnt) > 1_500 ? exchange(deps, before + learnt, signal) : outcome
  }

  const keep = (outcome: TokenOutcome & { readonly expiresInMs?: number }): TokenOutcome => {
    if (outcome.kind === 'token') held = { token: outcome.token, until: now() + (outcome.expiresInMs ?? 0) - marginMs }
    return outcome
  }

  return {
    token: async (signal) => {
      if (held !== undefined && now() < held.until) return { kind: 'token', token: held.token }
      // One request for all; if its asker is stopped, everything is.
      asking ??= ask(signal)
        .then(keep)
        .finally(() => {
          asking = undefined
        })
      return asking
    },
    discard: (token) => {
      if (held?.token === token) held = undefined
    },
  }
}

const exchange = async (
  deps: TokenDeps,
  aheadMs: number,
  signal: AbortSignal,
): Promise<TokenOutcome & { readonly expiresInMs?: number }> => {
  const sentAt = deps.now()
  const issuedAtS = Math.floor((sentAt - aheadMs) / 1000)
  const assertion = await deps.sign({
    iss: deps.apiKey,
    sub: deps.apiKey,
    aud: deps.tokenUrl,
    jti: deps.newId(),
    iat: issuedAtS,
    exp: issuedAtS + assertionLifeS,
  })
  const outcome = await deps.http({
    method: 'POST',
    url: deps.tokenUrl,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }).toString(),
    timeoutMs,
    signal,
  })
  if (outcome.kind === 'reply') deps.skew.observe(outcome.headers['date'], sentAt, deps.now())
  return tokenOutcome(outcome)
}

const tokenOutcome = (outcome: HttpOutcome): TokenOutcome & { readonly expiresInMs?: number } => {
  if (outcome.kind === 'fault') return { kind: 'no-reply', fault: outcome.fault, code: outcome.code }
  const { status, headers, body } = outcome
  const said = fields(body)
  const token = said['access_token']
  if (status === 200 && typeof token === 'string' && token !== '') {
    // Numbers arrive as strings.
    const expiresInS = Number(said['expires_in'])
    return { kind: 'token', token, expiresInMs: Number.isFinite(expiresInS) ? expiresInS * 1000 : 0 }
  }
  if (status === 400 || status === 401 || status === 403) {
    const words = said['error_description'] ?? said['error']
    return { kind: 'refused', http: status, words: typeof words === 'string' ? words.slice(0, 500) : '' }
  }
  return { kind: 'unusable', http: status, body, retryAfter: headers['retry-after'] }
}

const fields = (body: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
  } catch {
    return {}
  }
}

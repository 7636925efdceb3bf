import { notSignedIn, type TokenOutcome, type TokenSource } from './access-token.ts'
import type { ClockSkew } from './clock-skew.ts'
import type { PsuEndpoint } from './environments.ts'
import type { HttpFaultName, HttpOutcome, HttpPort, HttpRequest } from './http-port.ts'
import { psuAnswer, type PsuAnswer } from './psu-answer.ts'
import { psuBundle, type UpdateToSend } from './psu-bundle.ts'

/** How sending a bundle ended. `sign-in` means that the bundle never left. `code` is a platform word, `words` the server's. */
export type SendOutcome =
  | { readonly kind: 'reply'; readonly answer: PsuAnswer; readonly retryAfter: string | undefined }
  | { readonly kind: 'no-reply'; readonly fault: HttpFaultName; readonly code: string }
  | { readonly kind: 'sign-in'; readonly outcome: Exclude<TokenOutcome, { readonly kind: 'token' }> }
  /** It stopped being wanted before it left, while a token was fetched. */
  | { readonly kind: 'withheld' }

/** The service as the outbox speaks to it. Never rejects. */
export interface PsuClient {
  /**
   * Posts these updates as one bundle. A refused token is replaced once; the second refusal is the answer. `mayLeave` is asked
   * in the moment before the bundle leaves, each time, because fetching a token takes its time.
   */
  readonly send: (
    updates: readonly UpdateToSend[],
    signal: AbortSignal,
    mayLeave: () => boolean,
  ) => Promise<SendOutcome>
  /** A first contact that sends nothing of a patient: learns the service's clock before anything is dated. */
  readonly greet: (signal: AbortSignal) => Promise<SendOutcome>
}

/** The ports of the client. `token` is null where nobody signed in: then only an endpoint that asks for no sign-in is spoken to; `now` is UTC ms, `newId` a fresh UUID. */
export interface PsuClientDeps {
  readonly http: HttpPort
  readonly endpoint: PsuEndpoint
  readonly token: TokenSource | null
  readonly skew: ClockSkew
  readonly now: () => number
  readonly newId: () => string
}

/** The service's own limit guards only its table: a 201 was seen after 11 s (nhs-interfaces 1.16.7). */
const timeoutMs = 30_000

/** Speaks to the Prescription Status Update API of one environment. */
export const createPsuClient = (deps: PsuClientDeps): PsuClient => {
  // Held here and not where the desk is built: no way of building it may send to such an endpoint without a token.
  const source = deps.token ?? (deps.endpoint.tokenUrl === null ? null : notSignedIn)
  const exchange = async (
    request: Pick<HttpRequest, 'method' | 'url' | 'body' | 'signal'>,
    token: string | null,
  ): Promise<HttpOutcome> => {
    const sentAt = deps.now()
    const outcome = await deps.http({
      ...request,
      headers: {
        accept: 'application/fhir+json',
        'content-type': 'application/fhir+json',
        'x-request-id': deps.newId(),
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      timeoutMs,
    })
    if (outcome.kind === 'reply') deps.skew.observe(outcome.headers['date'], sentAt, deps.now())
    return outcome
  }

  const ask = async (
    request: Pick<HttpRequest, 'method' | 'url' | 'body' | 'signal'>,
    mayLeave: () => boolean,
  ): Promise<SendOutcome> => {
    if (source === null) return sendOutcome(await exchange(request, null))
    const first = await source.token(request.signal)
    if (first.kind !== 'token') return { kind: 'sign-in', outcome: first }
    if (!mayLeave()) return { kind: 'withheld' }
    const outcome = await exchange(request, first.token)
    if (outcome.kind !== 'reply' || outcome.status !== 401) return sendOutcome(outcome)
    source.discard(first.token)
    const second = await source.token(request.signal)
    if (second.kind !== 'token') return { kind: 'sign-in', outcome: second }
    if (!mayLeave()) return { kind: 'withheld' }
    const again = await exchange(request, second.token)
    if (again.kind === 'reply' && again.status === 401) source.discard(second.token)
    return sendOutcome(again)
  }

  return {
    send: (updates, signal, mayLeave) =>
      ask(
        { method: 'POST', url: `${deps.endpoint.baseUrl}/`, body: JSON.stringify(psuBundle(updates)), signal },
        mayLeave,
      ),
    greet: (signal) => ask({ method: 'GET', url: `${deps.endpoint.baseUrl}/metadata`, body: null, signal }, () => true),
  }
}

const sendOutcome = (outcome: HttpOutcome): SendOutcome =>
  outcome.kind === 'fault'
    ? { kind: 'no-reply', fault: outcome.fault, code: outcome.code }
    : { kind: 'reply', answer: psuAnswer(outcome.status, outcome.body), retryAfter: outcome.headers['retry-after'] }

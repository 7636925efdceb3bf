/** One HTTP request. `signal` aborts it; the port itself ends it after `timeoutMs` without a complete reply. Redirects are not followed. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** Why no complete reply came. `lost` broke off after the request may have left; `aborted` was stopped by us. */
export type HttpFaultName = 'no-network' | 'name-lookup' | 'refused' | 'tls' | 'timeout' | 'lost' | 'aborted'

/** A reply in full (header names in lower case), or the name of what went wrong. `code` is the platform's own word for it. */
export type HttpOutcome =
  | {
      readonly kind: 'reply'
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
    }
  | { readonly kind: 'fault'; readonly fault: HttpFaultName; readonly code: string }

/** How requests leave. Never rejects: what can be expected of a line is an outcome. */
export type HttpPort = (request: HttpRequest) => Promise<HttpOutcome>

/** Whether the service may have got the request although no reply came: everything but a line that was never opened. */
export const mayHaveArrived = (fault: HttpFaultName): boolean =>
  fault === 'timeout' || fault === 'lost' || fault === 'aborted'

const named: Readonly<Record<string, HttpFaultName>> = {
  ENETUNREACH: 'no-network',
  ENETDOWN: 'no-network',
  EHOSTUNREACH: 'no-network',
  EHOSTDOWN: 'no-network',
  EADDRNOTAVAIL: 'no-network',
  ERR_INTERNET_DISCONNECTED: 'no-network',
  ENOTFOUND: 'name-lookup',
  EAI_AGAIN: 'name-lookup',
  EAI_FAIL: 'name-lookup',
  EAI_NODATA: 'name-lookup',
  EAI_NONAME: 'name-lookup',
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timeout',
  ESOCKETTIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  EPROTO: 'tls',
  HOSTNAME_MISMATCH: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
}

/** The name of a Node (or undici, or Chromium) network error code; anything unknown counts as lost, because the bytes may have left. */
export const faultOfCode = (code: string): HttpFaultName => {
  const known = named[code]
  if (known !== undefined) return known
  if (/^(CERT_|ERR_TLS_|ERR_SSL_|ERR_CERT_|INVALID_CA|INVALID_PURPOSE)/.test(code)) return 'tls'
  return 'lost'
}

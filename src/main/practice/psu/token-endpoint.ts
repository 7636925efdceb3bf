import { createPublicKey, verify, type JsonWebKey } from 'node:crypto'
import { at, textAt } from './json-path.ts'
import type { PsuReply } from './message.ts'
import { outcomeReply } from './responses.ts'

/** A registered application: its API key in this environment and the public keys it published, each with its `kid`. */
export type TokenClient = {
  readonly apiKey: string
  readonly jwks: { readonly keys: readonly (JsonWebKey & { readonly kid?: string })[] }
}

/** Issues access tokens and says whether a request's token lets it in. */
export type TokenDesk = {
  readonly issue: (form: string) => PsuReply
  /** The 401 for this `Authorization` value, or undefined when it is good or none is asked for. */
  readonly refusal: (authorization: string | undefined) => PsuReply | undefined
  /** Makes every token issued so far worthless. */
  readonly revokeAll: () => void
  /** How many tokens have been issued since the start. */
  readonly issued: () => number
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const longestLifeS = 5 * 60

const json = (status: number, value: unknown): PsuReply => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(value),
})

const refused = (status: number, error: string, description: string) =>
  json(status, { error, error_description: description })

const decoded = (part: string | undefined): unknown => {
  try {
    return JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

type Desk = {
  readonly now: () => number
  readonly newId: () => string
  readonly options: {
    readonly requireAuth?: boolean
    readonly clients?: readonly TokenClient[]
    readonly tokenUrl?: string
    readonly tokenLifetimeS?: number
  }
}

/** `POST /oauth2/token` for client_credentials with a private-key JWT, in the order a mistake is looked for. */
export const tokenEndpoint = ({ now, newId, options }: Desk): TokenDesk => {
  const usedIds = new Set<string>()
  const good = new Map<string, number>()
  let issued = 0
  const lifetimeS = options.tokenLifetimeS ?? 599

  const assertionProblem = (assertion: string): PsuReply | undefined => {
    const [head, claims, signature, ...extra] = assertion.split('.')
    const header = decoded(head)
    const claim = decoded(claims)
    if (header === undefined || claim === undefined || signature === undefined || extra.length > 0)
      return refused(400, 'invalid_request', 'Malformed JWT in client_assertion')
    if (textAt(header, 'alg') !== 'RS512')
      return refused(
        400,
        'invalid_request',
        "Invalid 'alg' header in client_assertion JWT - unsupported JWT algorithm - must be 'RS512'",
      )
    if (textAt(header, 'typ') !== 'JWT')
      return refused(400, 'invalid_request', "Invalid 'typ' header in client_assertion JWT - must be 'JWT'")
    const kid = textAt(header, 'kid')
    if (kid === undefined) return refused(400, 'invalid_request', "Missing 'kid' header in client_assertion JWT")
    const issuer = textAt(claim, 'iss')
    if (issuer === undefined || issuer !== textAt(claim, 'sub'))
      return refused(400, 'invalid_request', 'Missing or non-matching iss/sub claims in client_assertion JWT')
    const client = options.clients?.find((each) => each.apiKey === issuer)
    if (client === undefined)
      return refused(401, 'invalid_request', "Invalid 'iss'/'sub' claims in client_assertion JWT")
    const key = client.jwks.keys.find((each) => each.kid === kid)
    if (key === undefined)
      return refused(401, 'invalid_request', "Invalid 'kid' header in client_assertion JWT - no matching public key")
    const jti = textAt(claim, 'jti')
    if (jti === undefined) return refused(400, 'invalid_request', "Missing 'jti' claim in client_assertion JWT")
    if (textAt(claim, 'aud') !== options.tokenUrl)
      return refused(401, 'invalid_request', "Missing or invalid 'aud' claim in client_assertion JWT")
    const exp = at(claim, 'exp')
    if (typeof exp !== 'number' || !Number.isInteger(exp))
      return refused(
        400,
        'invalid_request',
        "Missing or invalid 'exp' claim in client_assertion JWT - must be an integer",
      )
    if (exp * 1000 <= now())
      return refused(400, 'invalid_request', "Invalid 'exp' claim in client_assertion JWT - JWT has expired")
    if (exp * 1000 > now() + longestLifeS * 1000)
      return refused(
        400,
        'invalid_request',
        "Invalid 'exp' claim in client_assertion JWT - more than 5 minutes in future",
      )
    const signed = verify(
      'sha512',
      Buffer.from(`${head}.${claims}`),
      createPublicKey({ key, format: 'jwk' }),
      Buffer.from(signature, 'base64url'),
    )
    if (!signed) return refused(401, 'public_key error', 'JWT signature verification failed')
    if (usedIds.has(jti)) return refused(400, 'invalid_request', "Non-unique 'jti' claim in client_assertion JWT")
    usedIds.add(jti)
    return undefined
  }

  return {
    issue: (form) => {
      const fields = new URLSearchParams(form)
      if (fields.get('grant_type') !== 'client_credentials')
        return refused(400, 'unsupported_grant_type', "grant_type must be 'client_credentials'")
      if (fields.get('client_assertion_type') !== assertionType)
        return refused(400, 'invalid_request', `Missing or invalid client_assertion_type - must be '${assertionType}'`)
      const assertion = fields.get('client_assertion')
      if (assertion === null || assertion === '') return refused(400, 'invalid_request', 'Missing client_assertion')
      const problem = assertionProblem(assertion)
      if (problem !== undefined) return problem
      const token = newId()
      issued += 1
      good.set(token, now() + lifetimeS * 1000)
      return json(200, {
        access_token: token,
        expires_in: String(lifetimeS),
        token_type: 'Bearer',
        issued_at: String(now()),
      })
    },
    refusal: (authorization) => {
      if (options.requireAuth !== true) return undefined
      const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1]
      const until = token === undefined ? undefined : good.get(token)
      if (until !== undefined && until > now()) return undefined
      const said =
        token === undefined
          ? 'Missing access token'
          : until === undefined
            ? 'Invalid access token'
            : 'Access token expired'
      return outcomeReply(401, [{ severity: 'error', code: 'processing', diagnostics: said }])
    },
    revokeAll: () => good.clear(),
    issued: () => issued,
  }
}

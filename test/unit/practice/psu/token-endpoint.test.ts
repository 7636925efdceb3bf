import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { bundle, entry, noon, world } from './support.ts'

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })
const tokenUrl = 'https://int.example.invalid/oauth2/token'
const clients = [{ apiKey: 'our-key', jwks: { keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'int-1' }] } }]
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

let ids = 0
type Change = {
  readonly header?: object
  readonly claims?: object
  readonly form?: Readonly<Record<string, string>>
  readonly key?: typeof pair.privateKey
}

const assertion = ({ header, claims, key = pair.privateKey }: Change = {}) => {
  ids += 1
  const head = encode({ alg: 'RS512', typ: 'JWT', kid: 'int-1', ...header })
  const exp = noon / 1000 + 60
  const body = encode({ iss: 'our-key', sub: 'our-key', aud: tokenUrl, jti: `jti-${ids}`, exp, ...claims })
  return `${head}.${body}.${sign('sha512', Buffer.from(`${head}.${body}`), key).toString('base64url')}`
}

const desk = () => {
  const w = world({ requireAuth: true, clients, tokenUrl })
  const ask = (change: Change = {}) => {
    const form = {
      grant_type: 'client_credentials',
      client_assertion_type: assertionType,
      client_assertion: assertion(change),
    }
    const reply = w.service.handle({
      method: 'POST',
      path: '/oauth2/token',
      query: {},
      headers: {},
      body: new URLSearchParams({ ...form, ...change.form }).toString(),
    })
    return { status: reply.status, body: JSON.parse(reply.body) as Readonly<Record<string, string>> }
  }
  return { w, ask }
}

describe('the token endpoint', () => {
  it('gives a token for a rightly signed assertion, its numbers as strings', () => {
    const { status, body } = desk().ask()
    expect([status, body]).toEqual([
      200,
      { access_token: 'token-1', expires_in: '599', token_type: 'Bearer', issued_at: String(noon) },
    ])
  })

  const wrong: readonly (readonly [string, Change, string])[] = [
    ['another grant', { form: { grant_type: 'password' } }, 'grant_type'],
    ['another assertion type', { form: { client_assertion_type: 'jwt' } }, 'client_assertion_type'],
    ['no assertion', { form: { client_assertion: '' } }, 'Missing client_assertion'],
    ['something that is no JWT', { form: { client_assertion: 'abc' } }, 'Malformed'],
    ['another algorithm', { header: { alg: 'RS256' } }, "'alg'"],
    ['no typ', { header: { typ: undefined } }, "'typ'"],
    ['no kid', { header: { kid: undefined } }, "'kid'"],
    ['an unknown kid', { header: { kid: 'int-2' } }, "'kid'"],
    ['a subject that is not the issuer', { claims: { sub: 'other' } }, 'iss/sub'],
    ['the key of another environment', { claims: { iss: 'prod-key', sub: 'prod-key' } }, "'iss'/'sub'"],
    ['an audience without its scheme', { claims: { aud: tokenUrl.replace('https://', '') } }, "'aud'"],
    ['no jti', { claims: { jti: undefined } }, "'jti'"],
    ['no exp', { claims: { exp: undefined } }, "'exp'"],
    ['an exp that has passed', { claims: { exp: noon / 1000 } }, 'expired'],
    ['an exp over five minutes ahead', { claims: { exp: noon / 1000 + 301 } }, '5 minutes'],
    ['the signature of another key', { key: stranger.privateKey }, 'signature'],
  ]
  it.each(wrong)('refuses %s', (_, change, words) => {
    const { status, body } = desk().ask(change)
    expect([400, 401]).toContain(status)
    expect(body['error_description']).toContain(words)
    expect(body).not.toHaveProperty('access_token')
  })

  it('takes an exp of exactly five minutes', () => {
    expect(desk().ask({ claims: { exp: noon / 1000 + 300 } }).status).toBe(200)
  })

  it('takes a jti once only', () => {
    const { ask } = desk()
    const once = { claims: { jti: 'same' } }
    expect([ask(once).status, ask(once).status]).toEqual([200, 400])
  })
})

describe('a service that wants sign-in', () => {
  const send = (w: ReturnType<typeof desk>['w'], token?: string) =>
    w.post(bundle(entry()), {
      'x-request-id': 'x',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    })

  it('answers 401 with a bare OperationOutcome without a token, with a wrong one, and before looking at the body', () => {
    const { w } = desk()
    for (const answer of [send(w), send(w, 'guess'), w.post('{')])
      expect(answer).toMatchObject({ status: 401, body: { resourceType: 'OperationOutcome' } })
    expect(w.store.rows()).toEqual([])
  })

  it('lets a token in until it is 599 seconds old', () => {
    const { w, ask } = desk()
    const token = ask().body['access_token'] ?? ''
    w.moveMs(598_999)
    expect(send(w, token).status).toBe(201)
    w.moveMs(1)
    expect(send(w, token).status).toBe(401)
  })

  it('answers 401 again once its tokens are revoked', () => {
    const { w, ask } = desk()
    const token = ask().body['access_token'] ?? ''
    w.service.tokens.revokeAll()
    expect([send(w, token).status, w.service.tokens.issued()]).toEqual([401, 1])
  })

  it('wants it for the other addresses too', () => {
    const { w } = desk()
    const get = (path: string) => w.service.handle({ method: 'GET', path, query: {}, headers: {}, body: '' }).status
    expect([get('/metadata'), get('/checkprescriptionstatusupdates')]).toEqual([401, 401])
  })
})

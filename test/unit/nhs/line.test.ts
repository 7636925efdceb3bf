import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { describe, expect, test } from 'vitest'
import { createTokenSource, rs512Signer } from '../../../src/main/nhs/access-token.ts'
import { createClockSkew } from '../../../src/main/nhs/clock-skew.ts'
import { createFetchHttp } from '../../../src/main/nhs/fetch-http.ts'
import { faultOfCode, type HttpOutcome, type HttpRequest } from '../../../src/main/nhs/http-port.ts'

const signal = () => new AbortController().signal
const realHttp = createFetchHttp({
  fetch: globalThis.fetch,
  after: (ms, work) => {
    const timer = setTimeout(work, ms)
    return () => {
      clearTimeout(timer)
    }
  },
})
const get = (url: string, given: Partial<HttpRequest> = {}) =>
  realHttp({ method: 'GET', url, headers: {}, body: null, timeoutMs: 5_000, signal: signal(), ...given })

describe('what went wrong with the line has a name', () => {
  test.each([
    ['ENETUNREACH', 'no-network'],
    ['ENOTFOUND', 'name-lookup'],
    ['EAI_AGAIN', 'name-lookup'],
    ['ECONNREFUSED', 'refused'],
    ['ETIMEDOUT', 'timeout'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['ECONNRESET', 'lost'],
    ['UND_ERR_SOCKET', 'lost'],
    ['SOMETHING_NEW', 'lost'],
  ] as const)('%s is %s', (code, name) => {
    expect(faultOfCode(code)).toBe(name)
  })

  test('a port nobody listens at, a name that does not exist and a stop by us are told apart', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const slow = get(`http://127.0.0.1:${port}/`, { timeoutMs: 20 })
    const stopped = new AbortController()
    const aborted = get(`http://127.0.0.1:${port}/`, { signal: stopped.signal })
    stopped.abort()
    expect(await aborted).toMatchObject({ kind: 'fault', fault: 'aborted' })
    expect(await slow).toMatchObject({ kind: 'fault', fault: 'timeout' })
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    expect(await get(`http://127.0.0.1:${port}/`)).toMatchObject({ kind: 'fault', fault: 'refused' })
    expect(await get('http://does-not-exist.invalid/')).toMatchObject({ kind: 'fault', fault: 'name-lookup' })
  })
})

describe("the service's clock", () => {
  test('is learnt from Date to within what its seconds and the exchange allow, on the safe side', () => {
    const skew = createClockSkew()
    expect(skew.ahead()).toBeNull()
    skew.observe('Mon, 02 Mar 2026 10:00:00 GMT', Date.UTC(2026, 2, 2, 10, 5), Date.UTC(2026, 2, 2, 10, 5, 1))
    expect(skew.ahead()).toBe(301_000)
    skew.observe('Mon, 02 Mar 2026 10:00:10 GMT', Date.UTC(2026, 2, 2, 10, 5, 10), Date.UTC(2026, 2, 2, 10, 5, 10, 200))
    expect(skew.ahead()).toBe(300_200)
  })

  test('a slow reply does not make it worse, a clock that was set does change it', () => {
    const skew = createClockSkew()
    skew.observe('Mon, 02 Mar 2026 10:00:00 GMT', Date.UTC(2026, 2, 2, 10), Date.UTC(2026, 2, 2, 10, 0, 0, 100))
    skew.observe('Mon, 02 Mar 2026 10:01:00 GMT', Date.UTC(2026, 2, 2, 10, 1), Date.UTC(2026, 2, 2, 10, 1, 11))
    expect(skew.ahead()).toBe(100)
    skew.observe('Mon, 02 Mar 2026 10:02:00 GMT', Date.UTC(2026, 2, 2, 11, 2), Date.UTC(2026, 2, 2, 11, 2))
    expect(skew.ahead()).toBe(3_600_000)
    skew.observe('not a date', 0, 0)
    expect(skew.ahead()).toBe(3_600_000)
  })
})

describe('the client assertion', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const start = Date.UTC(2026, 2, 2, 10)

  const source = (answer: (nth: number) => HttpOutcome) => {
    const assertions: string[] = []
    const skew = createClockSkew()
    let ids = 0
    const tokens = createTokenSource({
      http: async ({ body }) => {
        assertions.push(new URLSearchParams(body ?? '').get('client_assertion') ?? '')
        return answer(assertions.length)
      },
      tokenUrl: 'https://int.api.service.nhs.uk/oauth2/token',
      apiKey: 'our-app',
      sign: rs512Signer({ keyId: 'key-1', privateKeyPem }),
      skew,
      now: () => start,
      newId: () => `id-${(ids += 1)}`,
    })
    return { tokens, assertions }
  }
  const reply = (status: number, body: unknown, date = 'Mon, 02 Mar 2026 10:00:00 GMT'): HttpOutcome => ({
    kind: 'reply',
    status,
    headers: { date },
    body: JSON.stringify(body),
  })
  const good = reply(200, { access_token: 'abc', expires_in: '599', token_type: 'Bearer' })

  test('is RS512 with our key id, names us twice and the exact token address, and lasts a minute', async () => {
    const { tokens, assertions } = source(() => good)
    expect(await tokens.token(signal())).toMatchObject({ kind: 'token', token: 'abc' })
    expect(decodeProtectedHeader(assertions[0]!)).toEqual({ alg: 'RS512', typ: 'JWT', kid: 'key-1' })
    expect(decodeJwt(assertions[0]!)).toEqual({
      iss: 'our-app',
      sub: 'our-app',
      aud: 'https://int.api.service.nhs.uk/oauth2/token',
      jti: 'id-1',
      iat: start / 1000,
      exp: start / 1000 + 60,
    })
  })

  test('one is asked for by however many requests want it at the same time', async () => {
    const { tokens, assertions } = source(() => good)
    await Promise.all([tokens.token(signal()), tokens.token(signal()), tokens.token(signal())])
    await tokens.token(signal())
    expect(assertions).toHaveLength(1)
  })

  test('a refusal that shows our clock to be off is tried once more by the clock of the service, with a fresh id', async () => {
    const refusal = reply(400, { error: 'invalid_request' }, 'Mon, 02 Mar 2026 08:00:00 GMT')
    const { tokens, assertions } = source((nth) => (nth === 1 ? refusal : good))
    expect(await tokens.token(signal())).toMatchObject({ kind: 'token' })
    expect(decodeJwt(assertions[1]!).exp).toBe((start - 2 * 3_600_000) / 1000 + 60)
    expect(decodeJwt(assertions[1]!).jti).not.toBe(decodeJwt(assertions[0]!).jti)
  })

  test('a refusal says why in the words of the server and never the key or the assertion', async () => {
    const { tokens } = source(() => reply(401, { error: 'invalid_request', error_description: 'Invalid kid' }))
    const outcome = await tokens.token(signal())
    expect(outcome).toEqual({ kind: 'refused', http: 401, words: 'Invalid kid' })
  })

  test('what is not a token answer is told apart from a refusal', async () => {
    const { tokens } = source(() => reply(503, 'busy'))
    expect(await tokens.token(signal())).toMatchObject({ kind: 'unusable', http: 503 })
    const down = source(() => ({ kind: 'fault', fault: 'name-lookup', code: 'ENOTFOUND' }))
    expect(await down.tokens.token(signal())).toEqual({ kind: 'no-reply', fault: 'name-lookup', code: 'ENOTFOUND' })
  })
})

import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createTokenSource, rs512Signer } from '../../../src/main/nhs/access-token.ts'
import type { HttpPort } from '../../../src/main/nhs/http-port.ts'
import { aContent } from '../../support/builders.ts'
import { madeReady } from '../../support/journeys.ts'
import { createRig, type Rig, type RigOptions } from '../../support/outbox-rig.ts'

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const privateKeyPem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const jwks = { keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'key-1' }] }
const psu = { requireAuth: true, clients: [{ apiKey: 'app-1', jwks }] }

const signedIn = (more: Partial<RigOptions> = {}, apiKey = 'app-1'): RigOptions => ({
  psu,
  token: ({ world, psu: server }, http, skew) =>
    createTokenSource({
      http,
      tokenUrl: `${server.url}/oauth2/token`,
      apiKey,
      sign: rs512Signer({ keyId: 'key-1', privateKeyPem }),
      skew,
      now: world.clock.now,
      newId: world.newId,
    }),
  ...more,
})

const last = (rig: Rig, id: string) => rig.states(id).at(-1)

describe('signing in', () => {
  test('a signed assertion gets a token, which is used for as long as it lasts', async () => {
    await using rig = await createRig(signedIn())
    const id = rig.world.receive(aContent())
    await rig.quiet()
    madeReady(rig.world, id)
    await rig.pass(60_000)
    expect(last(rig, id)).toBe('Ready to Collect: recorded')
    expect(rig.psu.control.tokensIssued()).toBe(1)
  })

  test('a token that has run out is replaced before it is refused', async () => {
    await using rig = await createRig(signedIn())
    const id = rig.world.receive(aContent())
    await rig.quiet()
    rig.world.clock.advance(599_000)
    madeReady(rig.world, id)
    await rig.pass(60_000)
    expect(last(rig, id)).toBe('Ready to Collect: recorded')
    expect(rig.psu.control.tokensIssued()).toBe(2)
    expect(rig.psu.control.requests().map(({ status }) => status)).toEqual([201, 201])
  })

  test('a token the service no longer takes is replaced once, in the same attempt', async () => {
    await using rig = await createRig(signedIn())
    const id = rig.world.receive(aContent())
    await rig.quiet()
    rig.psu.control.revokeTokens()
    madeReady(rig.world, id)
    await rig.pass(60_000)
    expect(rig.psu.control.requests().map(({ status }) => status)).toEqual([201, 401, 201])
    expect(rig.tasks(id).at(-1)!.attempts).toBe(1)
    expect(last(rig, id)).toBe('Ready to Collect: recorded')
  })

  test('a second refusal is said, loses nothing and is not repeated at once', async () => {
    await using rig = await createRig(signedIn())
    const id = rig.world.receive(aContent())
    await rig.quiet()
    rig.psu.control.next({ kind: 'unauthorised' }, { times: 2 })
    madeReady(rig.world, id)
    rig.world.clock.advance(60_000)
    await rig.quiet()
    expect(rig.outbox.state().kind).toBe('sign-in-refused')
    expect(last(rig, id)).toBe('Ready to Collect: waiting')
    await rig.pass(120_000)
    expect(last(rig, id)).toBe('Ready to Collect: recorded')
  })

  test('an application the platform does not know is told as a refused sign-in, and no update leaves', async () => {
    await using rig = await createRig(signedIn({}, 'stranger'))
    const id = rig.world.receive(aContent())
    await rig.quiet()
    expect(rig.outbox.state().kind).toBe('sign-in-refused')
    expect(last(rig, id)).toBe('With Pharmacy: waiting')
    expect(rig.psu.control.requests()).toEqual([])
  })

  test.each([-24, -1, 1, 24])(
    'a PC whose clock is %i h off signs in by the time of the service, and dates by it',
    async (hours) => {
      const off = hours * 3_600_000
      const wrong = (at: string | undefined): string | undefined =>
        at === undefined ? undefined : new Date(Date.parse(at) - off).toUTCString()
      // The same as a clock that is off, seen from this PC: the service's Date and its idea of the assertion differ from ours.
      const shifted =
        (real: HttpPort): HttpPort =>
        async (request) => {
          const outcome = await real(request)
          if (outcome.kind !== 'reply') return outcome
          const date = wrong(outcome.headers['date'])
          return { ...outcome, headers: { ...outcome.headers, ...(date === undefined ? {} : { date }) } }
        }
      await using rig = await createRig({ http: shifted })
      const id = rig.world.receive(aContent())
      await rig.quiet()
      expect(Math.abs((rig.outbox.clockAheadMs() ?? 0) - off)).toBeLessThanOrEqual(2_000)
      const serverNow = rig.world.clock.now() - off
      expect(rig.tasks(id)[0]!.last_modified!).toBeLessThanOrEqual(serverNow)
      expect(rig.tasks(id)[0]!.last_modified!).toBeGreaterThan(serverNow - 3_000)
    },
  )
})

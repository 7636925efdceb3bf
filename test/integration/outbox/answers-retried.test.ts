import { describe, expect, test } from 'vitest'
import { nhsEndpoint } from '../../../src/main/nhs/environments.ts'
import { aContent, anItemContent } from '../../support/builders.ts'
import { intercepting, reply } from '../../support/intercepting.ts'
import { createRig } from '../../support/outbox-rig.ts'
import { asked, idsAsked } from '../../support/psu-requests.ts'

const two = () => aContent({ items: [anItemContent(1), anItemContent(2)] })
const recordedTwice = ['With Pharmacy: recorded', 'With Pharmacy: recorded']

describe('answers that settle nothing', () => {
  test.each(['bundle', 'outcome'] as const)(
    '429 as a %s: backed off, said to be throttled, nothing in doubt',
    async (shape) => {
      await using rig = await createRig()
      rig.psu.control.next({ kind: 'throttled', shape })
      const id = rig.world.receive(two())
      await rig.quiet()
      expect(rig.outbox.state().kind).toBe('throttled')
      expect(rig.states(id)).toEqual(['With Pharmacy: waiting', 'With Pharmacy: waiting'])
      expect(rig.tasks(id).every(({ maybe_stored }) => maybe_stored === 0)).toBe(true)
      await rig.pass(60_000)
      expect(rig.states(id)).toEqual(recordedTwice)
    },
  )

  test('429 with Retry-After: not tried a moment earlier', async () => {
    await using rig = await createRig()
    rig.psu.control.next({ kind: 'throttled', shape: 'outcome', retryAfterS: 120 })
    const id = rig.world.receive(two())
    await rig.pass(119_999)
    expect(asked(rig)).toHaveLength(1)
    await rig.pass(60_000)
    expect(rig.states(id)).toEqual(recordedTwice)
  })

  test.each(['bundle', 'outcome', 'outcome-server-error'] as const)(
    '500 as a %s: may have been stored, so unknown; found again by 409',
    async (shape) => {
      await using rig = await createRig()
      rig.psu.control.next({ kind: 'server-error', shape, stored: true })
      const id = rig.world.receive(two())
      await rig.quiet()
      expect(rig.states(id)).toEqual(['With Pharmacy: unknown', 'With Pharmacy: unknown'])
      expect(rig.outbox.state().kind).toBe('failing')
      await rig.pass(60_000)
      expect(asked(rig).map(({ status }) => status)).toEqual([500, 409])
      expect(rig.states(id)).toEqual(recordedTwice)
    },
  )

  test.each([true, false])('504 (stored: %s): unknown, again with the same ids until it is known', async (stored) => {
    await using rig = await createRig()
    rig.psu.control.next({ kind: 'gateway-timeout', stored })
    const id = rig.world.receive(two())
    await rig.quiet()
    expect(rig.states(id)).toEqual(['With Pharmacy: unknown', 'With Pharmacy: unknown'])
    await rig.pass(120_000)
    expect(rig.psu.control.rows()).toHaveLength(2)
    expect(rig.states(id)).toEqual(recordedTwice)
  })

  test.each([true, false])('a reply that is lost (stored: %s): unknown, again with the same ids', async (stored) => {
    await using rig = await createRig()
    rig.psu.control.next({ kind: 'dropped', stored })
    const id = rig.world.receive(two())
    await rig.quiet()
    expect(rig.states(id)).toEqual(['With Pharmacy: unknown', 'With Pharmacy: unknown'])
    expect(rig.outbox.state().kind).toBe('no-connection')
    await rig.pass(60_000)
    expect(new Set(idsAsked(rig).map((each) => each.toString())).size).toBe(1)
    expect(rig.states(id)).toEqual(recordedTwice)
  })

  test('no reply within 30 s: unknown, and tried again', async () => {
    await using rig = await createRig()
    rig.psu.control.next({ kind: 'slow', delayMs: 40_000 })
    const id = rig.world.receive(two())
    await rig.until(() => rig.psu.control.requests().length === 1)
    rig.world.clock.advance(30_000)
    rig.timers.run()
    await rig.quiet()
    expect(rig.outbox.state().kind).toBe('timeout')
    expect(rig.states(id)).toEqual(['With Pharmacy: unknown', 'With Pharmacy: unknown'])
    await rig.pass(60_000)
    expect(rig.states(id)).toEqual(recordedTwice)
  })

  test('a reply after 11 s still counts', async () => {
    await using rig = await createRig()
    rig.psu.control.next({ kind: 'slow', delayMs: 11_000 })
    const id = rig.world.receive(two())
    await rig.until(() => rig.psu.control.requests().length === 1)
    rig.world.clock.advance(11_000)
    rig.timers.run()
    await rig.quiet()
    expect(rig.states(id)).toEqual(recordedTwice)
  })

  test("a captive portal's web page is not the service: said so, and retried", async () => {
    await using rig = await createRig()
    rig.psu.control.next({ kind: 'captive-portal' })
    const id = rig.world.receive(two())
    await rig.quiet()
    expect(rig.outbox.state().kind).toBe('captive-portal')
    await rig.pass(60_000)
    expect(rig.states(id)).toEqual(recordedTwice)
  })

  test("a proxy's own error page is the line failing", async () => {
    await using rig = await createRig()
    rig.psu.control.next({ kind: 'proxy-error' })
    const id = rig.world.receive(two())
    await rig.quiet()
    expect(rig.outbox.state().kind).toBe('failing')
    await rig.pass(60_000)
    expect(rig.states(id)).toEqual(recordedTwice)
  })

  test('a redirect is refused: nothing of a patient goes anywhere else', async () => {
    await using rig = await createRig()
    rig.psu.control.next({ kind: 'redirect', location: `${rig.psu.url}/elsewhere` })
    const id = rig.world.receive(two())
    await rig.quiet()
    expect(rig.outbox.state().kind).toBe('redirected')
    expect(rig.states(id)).toEqual(['With Pharmacy: waiting', 'With Pharmacy: waiting'])
    await rig.pass(60_000)
    expect(rig.states(id)).toEqual(recordedTwice)
  })

  test('JSON that is neither resource, and a 200 with no entries, settle nothing', async () => {
    const bodies = [
      reply(200, { ok: true }),
      reply(200, { resourceType: 'Bundle', type: 'transaction-response', entry: [] }),
    ]
    await using rig = await createRig({ http: intercepting((body, nth) => bodies[nth - 1] ?? body) })
    const id = rig.world.receive(two())
    await rig.quiet()
    expect(rig.states(id)).toEqual(['With Pharmacy: unknown', 'With Pharmacy: unknown'])
    await rig.pass(120_000)
    expect(rig.states(id)).toEqual(recordedTwice)
    expect(asked(rig)).toHaveLength(1)
  })

  test("the sandbox's canned 201 of two strangers is accepted in the sandbox and nowhere else", async () => {
    const stranger = { fullUrl: 'urn:uuid:4d70678c-81e4-4ff4-8c67-17596fd0aa46', response: { status: '201 Created' } }
    const canned = { resourceType: 'Bundle', type: 'transaction-response', entry: [stranger, stranger] }
    const http = intercepting(() => reply(201, canned))
    await using sandbox = await createRig({ http, endpoint: { cannedAnswers: nhsEndpoint('sandbox').cannedAnswers } })
    await using other = await createRig({ http, endpoint: { cannedAnswers: nhsEndpoint('integration').cannedAnswers } })
    const one = sandbox.world.receive(aContent())
    const same = other.world.receive(aContent())
    await sandbox.quiet()
    await other.quiet()
    expect(sandbox.states(one)).toEqual(['With Pharmacy: recorded'])
    expect(other.states(same)).toEqual(['With Pharmacy: unknown'])
  })
})

import { describe, expect, it } from 'vitest'
import { bundle, entry, itemB, newTaskId, noon, otherRx, rx, world, type TaskParts, type World } from './support.ts'

const iso = (offsetMs: number) => new Date(noon + offsetMs).toISOString()
const ready = (parts: TaskParts = {}) => entry({ status: 'Ready to Collect', ...parts })
const collected = (parts: TaskParts = {}) => entry({ status: 'Collected', taskStatus: 'completed', ...parts })
const outcomes = (w: World) => w.store.notifications().map((each) => each.outcome)
const hourMs = 3_600_000

describe('what a patient would be told', () => {
  it('is one message for Ready to Collect and for its partial, in any case of letters', () => {
    for (const status of ['Ready to Collect', 'ready to collect - PARTIAL']) {
      const w = world()
      w.post(bundle(entry({ status })))
      expect(outcomes(w)).toEqual(['sent'])
    }
  })

  it('is nothing for any other status', () => {
    const w = world()
    w.post(bundle(entry(), entry({ status: 'Ready to Dispatch', item: itemB }), collected({ prescription: otherRx })))
    expect(outcomes(w)).toEqual([])
  })

  it('is a message even for a stale ready that arrives after Collected: arrival decides, not lastModified', () => {
    const w = world()
    w.post(bundle(collected({ lastModified: iso(-1000) })))
    const answer = w.post(bundle(ready({ lastModified: iso(-hourMs) })))
    expect([answer.status, outcomes(w)]).toEqual([201, ['sent']])
    expect(w.store.notifications()[0]?.previousStatus).toBe('Collected')
  })

  it('is one message when ready and collected come in one bundle', () => {
    const w = world()
    w.post(bundle(ready({ lastModified: iso(-2000) }), collected({ lastModified: iso(-1000) })))
    expect(outcomes(w)).toEqual(['sent'])
  })

  it('is nothing when the previous row, the one with the highest lastModified, says the same, whoever wrote it', () => {
    const w = world()
    w.post(bundle(ready({ ods: 'FA565', lastModified: iso(-1000) })))
    w.post(bundle(entry({ lastModified: iso(-2000) })))
    w.moveMs(3 * hourMs)
    w.post(bundle(ready()))
    expect(outcomes(w)).toEqual(['sent', 'same-status'])
  })

  it('counts a ready dated ahead as sent at once, and that one then silences the true one', () => {
    const w = world()
    w.post(bundle(ready({ lastModified: iso(10 * hourMs) })))
    w.moveMs(3 * hourMs)
    w.post(bundle(entry({ lastModified: iso(2 * hourMs) })))
    w.post(bundle(ready({ lastModified: iso(3 * hourMs) })))
    expect(outcomes(w)).toEqual(['sent', 'same-status'])
  })

  it('is one message for several items of a patient at a pharmacy within five minutes', () => {
    const w = world()
    w.post(bundle(ready(), ready({ item: itemB })))
    w.moveMs(4 * 60_000)
    w.post(bundle(ready({ prescription: otherRx })))
    expect(outcomes(w)).toEqual(['sent', 'collapsed', 'collapsed'])
  })

  it('is silence for two hours after a message, and a message again once they are over', () => {
    const w = world()
    w.post(bundle(ready({ lastModified: iso(-3000) })))
    w.post(bundle(entry({ lastModified: iso(-2000) })))
    w.moveMs(2 * hourMs)
    w.post(bundle(ready({ lastModified: iso(-1000) })))
    w.post(bundle(entry({ lastModified: iso(-500) })))
    w.moveMs(1)
    w.post(bundle(ready({ lastModified: iso(0) })))
    expect(outcomes(w)).toEqual(['sent', 'cooling-down', 'sent'])
  })

  it('is a message from each pharmacy to the same patient', () => {
    const w = world()
    w.post(bundle(ready(), ready({ ods: 'FA565', prescription: otherRx })))
    expect(outcomes(w)).toEqual(['sent', 'sent'])
  })

  it('is nothing for a site that is not enabled or is blocked, or with notifications off', () => {
    const few = world({ notifications: { enabledSites: ['FA565'] } })
    few.post(bundle(ready()))
    expect(outcomes(few)).toEqual(['site-not-enabled'])
    const blocked = world({ notifications: { blockedSites: ['c9z1o'] } })
    blocked.post(bundle(ready()))
    expect(outcomes(blocked)).toEqual(['site-not-enabled'])
    const off = world({ notifications: { enabled: false } })
    off.post(bundle(ready()))
    expect(outcomes(off)).toEqual([])
  })

  it('is nothing on the second way in: stored under a 504 and found again as 409', () => {
    const w = world()
    const late = ready()
    w.service.faults.next({ kind: 'gateway-timeout', stored: true })
    expect([w.post(bundle(late)).status, w.post(bundle(late)).status]).toEqual([504, 409])
    expect([w.store.rows().length, outcomes(w)]).toEqual([1, []])
  })
})

describe('a request id the notification queue cannot take', () => {
  it.each(['has a space', 'x'.repeat(129)])(
    'breaks a bundle that would notify, rows taken back (%.12s)',
    (requestId) => {
      const w = world()
      expect(w.post(bundle(ready()), { 'x-request-id': requestId }).status).toBe(500)
      expect(w.store.rows()).toEqual([])
    },
  )

  it('does no harm to any other bundle', () => {
    expect(world().post(bundle(entry()), { 'x-request-id': 'has a space' }).status).toBe(201)
  })
})

it('a post-dated ready waits', () => {
  const w = world()
  const answer = w.post(
    bundle(ready({ id: newTaskId(), lastModified: iso(48 * hourMs), more: { meta: { lastUpdated: iso(0) } } })),
  )
  expect([answer.status, outcomes(w)]).toEqual([201, ['post-dated']])
  expect(w.store.rows()[0]).toMatchObject({ prescriptionId: rx, postDatedSetAt: iso(0) })
})

import { describe, expect, it } from 'vitest'
import { faultPlan, type Fault } from '../../../../src/main/practice/psu/faults.ts'
import { bundle, entry, itemB, noon, otherRx, rx, world } from './support.ts'

const ready = () => entry({ status: 'Ready to Collect' })

/** What the sender gets, what was stored, how many messages went out: the whole of one line of the answer table. */
const played = (fault: Fault) => {
  const w = world()
  w.service.faults.next(fault)
  const task = ready()
  const first = w.post(bundle(task))
  const stored = w.store.rows().length
  const notified = w.store.notifications().length
  const again = w.post(bundle(task))
  return { w, first, stored, notified, again }
}

describe('each answer of the table can be played, and the same task sent again meets what was really stored', () => {
  it('500 as a Bundle: one fatal entry without fullUrl, stored or not', () => {
    for (const stored of [false, true]) {
      const { first, again, ...after } = played({ kind: 'server-error', shape: 'bundle', stored })
      expect([first.status, first.statuses]).toEqual([500, ['500 Internal Server Error']])
      expect(first.body.entry?.[0]).not.toHaveProperty('fullUrl')
      expect(first.body.entry?.[0]?.response.outcome.issue[0]).toMatchObject({ code: 'exception', severity: 'fatal' })
      expect([after.stored, after.notified, again.status]).toEqual(stored ? [1, 0, 409] : [0, 0, 201])
    }
  })

  it('500 as a bare OperationOutcome, in both forms', () => {
    const plain = played({ kind: 'server-error', shape: 'outcome', stored: false })
    expect(plain.first).toMatchObject({
      status: 500,
      body: { resourceType: 'OperationOutcome', issue: [{ code: 'processing' }] },
    })
    const coded = played({ kind: 'server-error', shape: 'outcome-server-error', stored: false })
    expect(coded.first.body.issue?.[0]).toMatchObject({ details: { coding: [{ code: 'SERVER_ERROR' }] } })
    expect([plain.again.status, coded.again.status]).toEqual([201, 201])
  })

  it('504 with the write committed, and without', () => {
    for (const stored of [false, true]) {
      const { first, again, ...after } = played({ kind: 'gateway-timeout', stored })
      expect([first.status, first.statuses]).toEqual([504, ['504 The request timed out']])
      expect(first.body.entry?.[0]?.response.outcome.issue[0]).toMatchObject({ code: 'timeout', severity: 'fatal' })
      expect([after.stored, after.notified, again.status]).toEqual(stored ? [1, 0, 409] : [0, 0, 201])
    }
  })

  it('504 whose write lands later, unless a retry was there first', () => {
    const w = world()
    const [late, overtaken] = [ready(), entry({ item: itemB })]
    for (const task of [late, overtaken]) {
      w.service.faults.next({ kind: 'gateway-timeout', stored: true, landsAfterMs: 5000 })
      expect(w.post(bundle(task)).status).toBe(504)
    }
    expect([w.store.rows().length, w.post(bundle(overtaken)).status]).toEqual([0, 201])
    w.moveMs(5000)
    expect([w.post(bundle(late)).status, w.store.rows().length, w.store.notifications().length]).toEqual([409, 2, 0])
  })

  it('a connection dropped before storing, and after: only then is the patient told', () => {
    const before = played({ kind: 'dropped', stored: false })
    expect([before.first.reply.drop, before.stored, before.notified, before.again.status]).toEqual([true, 0, 0, 201])
    const after = played({ kind: 'dropped', stored: true })
    expect([after.first.reply.drop, after.stored, after.notified, after.again.status]).toEqual([true, 1, 1, 409])
  })

  it('half a reply', () => {
    const { first, stored, again } = played({ kind: 'truncated', stored: true })
    expect([first.status, stored, again.status]).toEqual([201, 1, 409])
    expect(() => JSON.parse(first.reply.body) as unknown).toThrow(SyntaxError)
  })

  it('a slow reply', () => {
    const { first, stored } = played({ kind: 'slow', delayMs: 11_000 })
    expect([first.status, first.reply.delayMs, stored]).toEqual([201, 11_000, 1])
  })

  it('429 from the update function and from the gateway, each with and without Retry-After', () => {
    for (const retryAfterS of [undefined, 7]) {
      const more = retryAfterS === undefined ? {} : { retryAfterS }
      const theirs = played({ kind: 'throttled', shape: 'bundle', ...more })
      expect(theirs.first).toMatchObject({ status: 429, statuses: ['429 Too Many Requests'], said: [undefined] })
      expect(theirs.first.body.entry?.[0]?.response.outcome.issue[0]).toMatchObject({ code: 'temporarily-forbidden' })
      const gateway = played({ kind: 'throttled', shape: 'outcome', ...more })
      expect(gateway.first).toMatchObject({ status: 429, body: { issue: [{ code: 'throttled' }] } })
      for (const each of [theirs, gateway]) {
        expect(each.first.reply.headers['retry-after']).toBe(retryAfterS === undefined ? undefined : '7')
        expect([each.stored, each.again.status]).toEqual([0, 201])
      }
    }
  })

  it('409 of contention: nothing stored and no entry says 409', () => {
    const { first, stored, again } = played({ kind: 'contention' })
    expect([first.status, first.statuses, stored, again.status]).toEqual([409, ['200 OK'], 0, 201])
  })

  it('201 with 200 OK entries: nothing stored', () => {
    const { first, stored, again } = played({ kind: 'uncommitted-created' })
    expect([first.status, first.statuses, stored, again.status]).toEqual([201, ['200 OK'], 0, 201])
  })

  it('401, 408, a captive portal, a redirect and a proxy’s own error page', () => {
    const answers = (['unauthorised', 'request-timeout', 'captive-portal', 'redirect', 'proxy-error'] as const).map(
      (kind) => {
        const { first, stored, again } = played({ kind })
        expect([kind, stored, again.status]).toEqual([kind, 0, 201])
        return [kind, first.status, first.reply.headers['content-type']]
      },
    )
    expect(answers).toEqual([
      ['unauthorised', 401, 'application/fhir+json'],
      ['request-timeout', 408, 'application/fhir+json'],
      ['captive-portal', 200, 'text/html'],
      ['redirect', 302, 'text/html'],
      ['proxy-error', 502, 'text/html'],
    ])
    expect(played({ kind: 'redirect', location: 'http://x.invalid/' }).first.reply.headers['location']).toBe(
      'http://x.invalid/',
    )
  })
})

describe('whom a scripted fault is for', () => {
  it('is the next arrivals, as many as asked, in the order they were asked', () => {
    const w = world()
    w.service.faults.next({ kind: 'request-timeout' }, { times: 2 })
    w.service.faults.next({ kind: 'captive-portal' })
    const statuses = [1, 2, 3, 4].map(() => w.post(bundle(entry())).status)
    expect(statuses).toEqual([408, 408, 200, 201])
  })

  it('is one prescription where it is named, however its id is written', () => {
    const w = world()
    w.service.faults.next({ kind: 'request-timeout' }, { prescriptionId: rx.toLowerCase() })
    expect(w.post(bundle(entry({ prescription: otherRx }))).status).toBe(201)
    expect(w.post(bundle(entry())).status).toBe(408)
  })

  it('is nobody once cleared', () => {
    const w = world({ faults: { rate: 1, seed: 1 } })
    w.service.faults.next({ kind: 'request-timeout' })
    w.service.faults.clear()
    expect(w.post(bundle(entry())).status).toBe(201)
  })

  it('does not turn a refusal into something else: a bundle that is wrong stays 400 under a stored 504', () => {
    const w = world()
    w.service.faults.next({ kind: 'gateway-timeout', stored: true })
    expect(w.post(bundle(entry({ nhsNumber: '1' }))).status).toBe(400)
  })
})

describe('a random mix', () => {
  const run = (seed: number, order: readonly string[]) => {
    const plan = faultPlan({ rate: 0.5, seed })
    const seen = new Map<string, string[]>()
    for (const id of order) seen.set(id, [...(seen.get(id) ?? []), JSON.stringify(plan.take([id]))])
    return seen
  }
  const ids = Array.from({ length: 40 }, (_, index) => `P${index}`)

  it('gives each prescription the same faults whatever order they arrive in', () => {
    const forward = run(7, [...ids, ...ids, ...ids])
    const backward = run(
      7,
      [...ids].reverse().flatMap((id) => [id, id, id]),
    )
    for (const id of ids) expect(backward.get(id)).toEqual(forward.get(id))
  })

  it('is another one for another seed, and hits about the share asked for', () => {
    const [one, two] = [run(1, ids), run(2, ids)]
    expect([...one.values()]).not.toEqual([...two.values()])
    const many = run(
      3,
      Array.from({ length: 2000 }, (_, index) => `Q${index}`),
    )
    const hit = [...many.values()].flat().filter((fault) => fault !== '{"kind":"none"}').length
    expect(hit / 2000).toBeGreaterThan(0.45)
    expect(hit / 2000).toBeLessThan(0.55)
  })

  it('does not play one prescription the same fault every time', () => {
    const plan = faultPlan({ rate: 1, seed: 9 })
    expect(new Set(ids.map(() => plan.take(['P0']).kind)).size).toBeGreaterThan(5)
  })

  it('plays only the kinds asked for', () => {
    const plan = faultPlan({ rate: 1, seed: 1, kinds: ['redirect'] })
    expect(ids.map((id) => plan.take([id]).kind)).toEqual(ids.map(() => 'redirect'))
  })

  it('never sends a sign-in refusal, which no sender can mend by itself', () => {
    const plan = faultPlan({ rate: 1, seed: 5 })
    const kinds = new Set(Array.from({ length: 500 }, (_, index) => plan.take([`Q${index}`]).kind))
    expect(kinds.has('unauthorised')).toBe(false)
    expect(kinds.size).toBeGreaterThan(10)
  })
})

it('every arrival is logged with when it started, its tasks, its answer, what it stored and what was played on it', () => {
  const w = world()
  const task = ready()
  w.service.faults.next({ kind: 'dropped', stored: true })
  w.post(bundle(task), { 'x-request-id': 'one' })
  w.moveMs(1000)
  w.post('not json', {})
  w.post(bundle(task), { 'x-request-id': 'three' })
  expect(w.store.requests()).toMatchObject([
    { number: 1, startedAt: noon, requestId: 'one', status: null, stored: [task.resource.id], fault: 'dropped' },
    { number: 2, startedAt: noon + 1000, requestId: '', tasks: [], status: 400, stored: [], fault: null },
    {
      number: 3,
      status: 409,
      stored: [],
      tasks: [{ taskId: task.resource.id, status: 'Ready to Collect', prescriptionId: rx }],
    },
  ])
})

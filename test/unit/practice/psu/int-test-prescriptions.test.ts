import { describe, expect, it } from 'vitest'
import { bundle, entry, itemB, otherRx, rx, world } from './support.ts'

describe('the four conformance prescriptions', () => {
  it('1: stored and answered 500, then 201 for the same task and 500 for ever for new ones', () => {
    const w = world({ intTestPrescriptions: { failsThenCreated: [rx] } })
    const task = entry({ status: 'Ready to Collect' })
    expect([w.post(bundle(task)).status, w.store.rows().length]).toEqual([500, 1])
    const again = w.post(bundle(task))
    expect([again.status, again.statuses]).toEqual([201, ['201 Created']])
    expect([w.post(bundle(entry())).status, w.post(bundle(entry())).status]).toEqual([500, 500])
    expect(w.store.notifications()).toEqual([])
  })

  it('2: stored and answered 500, then 409 for the same task', () => {
    const w = world({ intTestPrescriptions: { failsThenConflicts: [rx] } })
    const task = entry()
    expect([w.post(bundle(task)).status, w.store.rows().length]).toEqual([500, 1])
    const again = w.post(bundle(task))
    expect([again.status, again.statuses]).toEqual([409, ['409 Conflict']])
  })

  it('3: always 400 by one entry without fullUrl, nothing stored', () => {
    const w = world({ intTestPrescriptions: { alwaysRefused: [rx.toLowerCase()] } })
    for (const attempt of [1, 2]) {
      const answer = w.post(bundle(entry()))
      expect([attempt, answer.status]).toEqual([attempt, 400])
      expect(answer.body.entry?.[0]).not.toHaveProperty('fullUrl')
      expect(answer.said).toEqual(['Simulated failure to write to database for test prescription.'])
    }
    expect(w.store.rows()).toEqual([])
  })

  it('4: always 429, nothing stored', () => {
    const w = world({ intTestPrescriptions: { alwaysThrottled: [rx] } })
    expect([w.post(bundle(entry())).status, w.post(bundle(entry())).status]).toEqual([429, 429])
    expect(w.store.rows()).toEqual([])
  })

  it('decide for the whole bundle, by the first entry that matches', () => {
    const w = world({ intTestPrescriptions: { failsThenConflicts: [rx] } })
    const [first, second] = [entry(), entry({ item: itemB })]
    expect(w.post(bundle(entry({ prescription: otherRx }), first, second)).status).toBe(500)
    expect(w.store.rows()).toHaveLength(3)
    const mixed = w.post(bundle(first, entry()))
    expect([mixed.status, mixed.statuses]).toEqual([409, ['409 Conflict', '200 OK']])
  })

  it('are looked at only after the bundle is valid', () => {
    const w = world({ intTestPrescriptions: { alwaysThrottled: [rx] } })
    expect(w.post(bundle(entry({ ods: '-' }))).status).toBe(400)
  })
})

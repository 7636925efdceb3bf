import { describe, expect, it } from 'vitest'
import { patientView, type PatientViewQuery } from '../../../../src/main/practice/psu/patient-view.ts'
import { bundle, entry, itemA, itemB, noon, pharmacy, rx, world, type TaskParts } from './support.ts'

const minuteMs = 60_000
const weekMs = 604_800_000
const iso = (at: number) => new Date(at).toISOString()

const shown = (sent: readonly TaskParts[], query: Partial<PatientViewQuery> = {}) => {
  const w = world()
  for (const parts of sent) expect(w.post(bundle(entry(parts))).status).toBe(201)
  const [item] = patientView(w.store.rowsOf, {
    odsCode: pharmacy,
    prescriptionId: rx,
    itemIds: [itemA.toLowerCase()],
    now: noon,
    releasedAt: noon - 2 * 60 * minuteMs,
    ...query,
  })
  return item
}

describe('what the patient sees', () => {
  it('is what Spine says while every item is approved or cancelled there, whatever was sent (row 1)', () => {
    expect(shown([{}], { releasedAt: null })).toMatchObject({ status: 'Prescriber Approved', rule: 1, at: null })
    expect(shown([{}], { cancelledAtSpine: [itemA] })).toMatchObject({ status: 'Prescriber Cancelled', rule: 1 })
  })

  it('is Spine, untouched, without a pharmacy on the prescription (row 2)', () => {
    expect(shown([{}], { odsCode: null })).toMatchObject({
      status: 'With Pharmacy but Tracking not Supported',
      medicationRequest: 'as-spine',
      rule: 2,
    })
  })

  it('is unavailable when the look-up failed (row 3)', () => {
    expect(shown([{}], { lookupFailed: true })).toMatchObject({
      status: 'Tracking Temporarily Unavailable',
      at: noon,
      rule: 3,
    })
  })

  it('is approved for the first hour with nothing from this pharmacy, then tracking not supported (rows 4 and 5)', () => {
    const fresh = { releasedAt: noon - 60 * minuteMs + 1 }
    expect(shown([], fresh)).toMatchObject({ status: 'Prescriber Approved', at: noon, rule: 4 })
    expect(shown([], { releasedAt: noon - 60 * minuteMs })).toMatchObject({
      status: 'With Pharmacy but Tracking not Supported',
      rule: 5,
    })
    expect(shown([{ ods: 'FA565' }])).toMatchObject({ rule: 5 })
  })

  it('is With Pharmacy for an item nothing was sent for beside others (row 6)', () => {
    expect(shown([{ item: itemB }])).toMatchObject({ status: 'With Pharmacy', at: noon, rule: 6 })
  })

  it('is With Pharmacy while all that was sent lies ahead (row 6)', () => {
    expect(shown([{ status: 'Ready to Collect', lastModified: iso(noon + 1) }])).toMatchObject({ rule: 6 })
  })

  it('is the status verbatim, with its own date, for ever while in progress (row 7)', () => {
    const sent = [{ status: 'Ready to collect', lastModified: iso(noon - 10 * weekMs) }]
    expect(shown(sent)).toEqual({
      itemId: itemA.toLowerCase(),
      status: 'Ready to collect',
      at: noon - 10 * weekMs,
      medicationRequest: 'active',
      rule: 7,
    })
  })

  it('is active for seven days after a completed status and history one millisecond later (rows 8 and 9)', () => {
    const done = (at: number) => [{ status: 'Collected', taskStatus: 'completed', lastModified: iso(at) }]
    expect(shown(done(noon - weekMs))).toMatchObject({ status: 'Collected', medicationRequest: 'active', rule: 8 })
    expect(shown(done(noon - weekMs - 1))).toMatchObject({ medicationRequest: 'completed', rule: 9 })
  })

  it('is the highest lastModified, not the last arrival, and the first of equals', () => {
    const at = iso(noon - 1000)
    expect(
      shown([
        { status: 'Collected', taskStatus: 'completed', lastModified: at },
        { status: 'Ready to Collect', lastModified: iso(noon - 2000) },
        { status: 'With Pharmacy', lastModified: at },
      ]),
    ).toMatchObject({ status: 'Collected' })
  })

  it('never hides an item the prescriber cancelled inside a mixed prescription', () => {
    const w = world()
    w.post(bundle(entry(), entry({ item: itemB })))
    const view = patientView(w.store.rowsOf, {
      odsCode: pharmacy,
      prescriptionId: rx,
      itemIds: [itemA, itemB],
      now: noon,
      releasedAt: 0,
      cancelledAtSpine: [itemB.toLowerCase()],
    })
    expect(view.map((item) => item.status)).toEqual(['With Pharmacy', 'Prescriber Cancelled'])
  })

  it('hides a post-dated status until its time, and drops it for a regular one sent after it was set', () => {
    const postDated = {
      status: 'Ready to Collect',
      lastModified: iso(noon + 1000),
      more: { meta: { lastUpdated: iso(noon - 5000) } },
    }
    const before = { lastModified: iso(noon - 6000) }
    expect(shown([before, postDated])).toMatchObject({ status: 'With Pharmacy' })
    expect(shown([before, postDated], { now: noon + 1000 })).toMatchObject({ status: 'Ready to Collect' })
    const after = { lastModified: iso(noon - 4000) }
    expect(shown([after, postDated], { now: noon + 1000 })).toMatchObject({ status: 'With Pharmacy' })
  })
})

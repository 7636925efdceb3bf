import { describe, expect, test } from 'vitest'
import { decide } from '../../../src/domain/decide/index.ts'
import type { Prescription } from '../../../src/domain/prescription.ts'
import { queueStage } from '../../../src/domain/stage.ts'
import {
  aContent,
  aContext,
  aPrescription,
  aReceive,
  anItemContent,
  apply,
  brought,
  commands,
  itemId,
  itemOf,
  items,
  refusalOf,
  statusOf,
} from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const typesOf = (p: Prescription, command: ReturnType<typeof aReceive>): readonly string[] => {
  const decision = decide(p, command, aContext(people.system))
  return decision.ok ? decision.value.map(({ type }) => type) : [decision.refusal.code]
}

const order = { kind: 'order', releasedTo: null, releaseResponseId: null } as const
const different = { items: [anItemContent(1, { directions: 'One at night' })] }

describe('the same prescription arriving again', () => {
  test('leaves nothing behind', () => {
    expect(typesOf(aPrescription(), aReceive({ source: { messageId: 'message-2' } }))).toEqual([])
  })

  test('brings the signature that was missing', () => {
    const p = aPrescription({ source: { signed: false } })
    expect(typesOf(p, aReceive({}))).toEqual(['signature-attached'])
    expect(apply(p, aReceive({})).source.signed).toBe(true)
  })

  test('is dated by its signature: what was guessed to be open may be past its last legal day', () => {
    const unsigned = aPrescription({
      source: { ...order, signed: false },
      content: { authoredOn: null, writtenOn: '2026-03-02' },
    })
    const signed = apply(unsigned, aReceive({ source: order, content: { authoredOn: null, writtenOn: '2025-09-01' } }))
    expect(signed.content.writtenOn).toBe('2025-09-01')
    expect([itemOf(unsigned).window, itemOf(signed).window]).toEqual(['open', 'after'])
  })

  test('is dated by its signature also where it comes with the release to us, and whichever of the two is signed', () => {
    const guessed = { authoredOn: null, writtenOn: '2026-03-02' } as const
    const asSigned = { authoredOn: null, writtenOn: '2026-02-01' } as const
    const cd = { items: items(1, { schedule: '2' as const }) }
    const unsigned = aPrescription({ source: { ...order, signed: false }, content: { ...cd, ...guessed } })
    const signedRelease = apply(unsigned, aReceive({ content: { ...cd, ...asSigned } }))
    const signed = aPrescription({ source: order, content: { ...cd, ...asSigned } })
    const source = { signed: false }
    const dated = { ...cd, ...guessed, authoredOn: guessed.writtenOn }
    const unsignedRelease = apply(signed, aReceive({ content: dated, source }))
    for (const p of [signedRelease, unsignedRelease])
      expect([p.content.writtenOn, p.source.signed, itemOf(p).window]).toEqual(['2026-02-01', true, 'after'])
    expect([signedRelease.tracked, unsignedRelease.tracked]).toEqual([true, true])
  })

  test('is taken into custody when EPS releases to us what was only an order, and the work done stays', () => {
    const p = brought(aPrescription({ source: order }), 'placed')
    expect(statusOf(p)).toBe('nothing')
    const ours = apply(p, aReceive({}))
    expect(ours).toMatchObject({ tracked: true, custody: 1 })
    expect(statusOf(ours)).toBe('Ready to Collect')
  })

  test('stays signed when the release came without its signature', () => {
    const p = aPrescription({ source: { ...order, signed: true } })
    expect(apply(p, aReceive({ source: { signed: false } })).source).toMatchObject({ kind: 'release', signed: true })
  })

  test('loses nothing the release does not carry, and gains what it does', () => {
    const ordered = aPrescription({ content: { items: items(1, { schedule: '4' }) }, source: order })
    const released = apply(
      ordered,
      aReceive({ content: { items: items(1, { schedule: 'unknown' }), validTo: '2026-05-01' } }),
    )
    expect(itemOf(released).schedule).toBe('4')
    expect(released.content).toMatchObject({ validTo: '2026-05-01', items: [{ schedule: '4' }] })
  })

  test('tells whose it is when EPS released it elsewhere, and stops what was ready', () => {
    const p = apply(brought(aPrescription({ source: order }), 'placed'), aReceive({ source: { releasedTo: 'VNE51' } }))
    expect(p.belongsTo).toBe('VNE51')
    expect(itemOf(p).portions[0]?.placed).toBeNull()
  })
})

describe('a different prescription under the same key', () => {
  test('is kept beside the first, once', () => {
    const p = apply(aPrescription(), aReceive({ content: different }))
    expect(p.content.items[0]?.directions).toBe('One three times a day')
    expect(p.otherCopy?.content.items[0]?.directions).toBe('One at night')
    expect(typesOf(p, aReceive({ content: different }))).toEqual([])
    expect(typesOf(p, aReceive({}))).toEqual([])
  })

  test('is dated and signed by the first that comes with a signature while it waits', () => {
    const guessed = { ...different, authoredOn: null, writtenOn: '2026-03-02' } as const
    const p = apply(aPrescription(), aReceive({ content: guessed, source: { ...order, signed: false } }))
    const signed = apply(p, aReceive({ content: { ...guessed, writtenOn: '2026-02-20' }, source: order }))
    const released = apply(signed, aReceive({ content: guessed, source: { signed: false } }))
    for (const { otherCopy } of [signed, released])
      expect([otherCopy?.source.signed, otherCopy?.content.writtenOn]).toEqual([true, '2026-02-20'])
    expect(released.otherCopy?.releasedToUs).toBe(true)
    expect(typesOf(released, aReceive({ content: guessed, source: order }))).toEqual([])
  })

  test('stays to be chosen where the NHS released it: an order that says something else again waits until somebody has chosen', () => {
    const released = apply(aPrescription({ source: order }), aReceive({ content: different }))
    const third = { content: { items: [anItemContent(1, { directions: 'One at noon' })] } }
    expect(typesOf(released, aReceive({ ...third, source: order }))).toEqual(['copy-not-chosen'])
    const chosen = apply(released, { type: 'choose-copy', which: 'other', reason: 'GP rang' })
    expect(typesOf(chosen, aReceive({ ...third, source: order }))).toEqual(['other-copy-arrived'])
    expect(apply(released, aReceive(third)).otherCopy?.content.items[0]?.directions).toBe('One at noon')
  })

  test('replaces the held one when chosen, voids the clinical check and what was prepared of what changed', () => {
    const both = { items: [anItemContent(1, { directions: 'One at night' }), anItemContent(2)] }
    const p = brought(aPrescription({ content: { items: items(2) } }), 'placed', [1, 2])
    const chosen = apply(apply(p, aReceive({ content: both })), {
      type: 'choose-copy',
      which: 'other',
      reason: 'GP rang',
    })
    expect(chosen.clinicalCheck?.outcome).toBe('voided')
    expect(itemOf(chosen, 1)).toMatchObject({ portions: [], content: { directions: 'One at night' } })
    expect(itemOf(chosen, 2).portions).toMatchObject([{ id: 'p1', placed: null, accuracy: { by: people.technician } }])
    expect([statusOf(chosen, 1), statusOf(chosen, 2)]).toEqual(['With Pharmacy', 'With Pharmacy'])
  })

  test('has what was prepared checked again when the chosen copy names the patient otherwise: its label does not', () => {
    const patient = { ...aContent().patient, given: ['Ethel'], birthDate: '1984-03-12' }
    const p = apply(brought(aPrescription(), 'placed'), aReceive({ content: { patient } }))
    const chosen = apply(p, { type: 'choose-copy', which: 'other', reason: 'GP rang' })
    expect(itemOf(chosen).portions).toMatchObject([{ id: 'p1', placed: null, accuracy: null }])
    const checked = apply(chosen, commands.clinicalCheck())
    expect(refusalOf(checked, commands.place())).toMatchObject({ code: 'accuracy-check-missing' })
  })

  test('opens again what a message had closed, when the copy chosen now has it after all', () => {
    const both = aReceive({ content: { items: items(2) } })
    const cancelled = aReceive({ content: { items: [anItemContent(1), anItemContent(2, { cancelled: true })] } })
    const choose = (p: Prescription): Prescription =>
      apply(p, { type: 'choose-copy', which: 'other', reason: 'GP rang' })
    const lacked = choose(apply(apply(undefined, both), aReceive({ content: { items: items(1) } })))
    for (const closed of [lacked, apply(undefined, cancelled)]) {
      expect(statusOf(closed, 2)).toBe('Not Dispensed')
      const opened = choose(apply(closed, both))
      expect([itemOf(opened, 2).closed, statusOf(opened, 2)]).toEqual([null, 'With Pharmacy'])
    }
  })

  test('never opens an item that the chosen copy has as cancelled too', () => {
    const cancelled = items(3, { cancelled: true })
    const p = apply(undefined, aReceive({ content: { items: [anItemContent(1), ...cancelled.slice(1)] } }))
    const copy = aReceive({ content: { items: [...items(2), ...cancelled.slice(2)] } })
    const chosen = apply(apply(p, copy), { type: 'choose-copy', which: 'other', reason: 'GP rang' })
    expect(statusOf(chosen, 3)).toBe('Not Dispensed')
  })

  test('leaves the held one as it was when that is chosen, its place to be confirmed', () => {
    const p = apply(brought(aPrescription(), 'placed'), aReceive({ content: different }))
    const kept = apply(p, { type: 'choose-copy', which: 'held', reason: 'GP rang' })
    expect(statusOf(kept)).toBe('With Pharmacy')
    expect(statusOf(apply(kept, commands.place()))).toBe('Ready to Collect')
  })

  test('keeps what is out of a changed item, remembers its words, and checks it again should it come back', () => {
    const p = apply(brought(aPrescription(), 'dispatched'), aReceive({ content: different }))
    const chosen = apply(p, { type: 'choose-copy', which: 'other', reason: 'GP rang' })
    expect(itemOf(chosen).suppliedUnder?.directions).toBe('One three times a day')
    expect(statusOf(chosen)).toBe('Dispatched')
    const back = apply(chosen, { type: 'take-back', itemIds: [itemId(1)], reason: 'Wrong directions' })
    expect(itemOf(back).portions[0]?.accuracy).toBeNull()
  })

  test('never drops an item the NHS has heard of: one that the chosen copy lacks is closed', () => {
    const p = apply(aPrescription({ content: { items: items(2) } }), aReceive({ content: { items: items(1) } }))
    const chosen = apply(p, { type: 'choose-copy', which: 'other', reason: 'Second item was withdrawn' })
    expect(itemOf(chosen, 2).closed?.why).toBe('not-on-chosen-copy')
    expect(statusOf(chosen, 2)).toBe('Not Dispensed')
  })

  test('is with us again where the NHS released it after a return, whichever words count', () => {
    const returned = apply(aPrescription(), { type: 'return-to-spine', reasonCode: '0003' })
    const again = aReceive({ content: different, source: { messageId: 'm2', releaseResponseId: 'release-2' } })
    for (const [which, directions] of [
      ['held', 'One three times a day'],
      ['other', 'One at night'],
    ] as const) {
      const p = apply(apply(returned, again), { type: 'choose-copy', which, reason: 'GP rang' })
      expect([p.custody, p.returned, queueStage(p), statusOf(p)]).toEqual([2, null, 'check', 'With Pharmacy'])
      expect([p.source.releaseResponseId, itemOf(p).content.directions]).toEqual(['release-2', directions])
    }
  })

  test('brings its own custody', () => {
    const p = apply(aPrescription({ source: order }), aReceive({ content: different }))
    expect(p.tracked).toBe(false)
    expect(apply(p, { type: 'choose-copy', which: 'other', reason: 'x' }).tracked).toBe(true)
    expect(apply(p, { type: 'choose-copy', which: 'held', reason: 'x' }).tracked).toBe(false)
  })
})

test('an entry the NHS sent back marks a prescription already here for ever, once', () => {
  const failed = aReceive({ source: { kind: 'release-failed', releasedTo: null }, sentBackReason: 'Invalid signature' })
  const p = apply(brought(aPrescription(), 'placed'), failed)
  expect(p.sentBack?.reason).toBe('Invalid signature')
  expect(typesOf(p, failed)).toEqual([])
})

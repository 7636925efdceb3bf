import { describe, expect, it } from 'vitest'
import { linksOf } from '../../../src/main/intake/store.ts'
import { readAtStart, retryMessage } from '../../../src/main/intake/inbox-acts.ts'
import { largestMessage } from '../../../src/main/intake/parse-bytes.ts'
import { keepMessage } from '../../../src/main/intake/raw-message.ts'
import { importMessage } from '../../../src/main/intake/import-message.ts'
import { all, build, first } from '../../../src/main/database/query.ts'
import { changed, fixtureIds, fixtureText, listIn, put, type Json } from '../../support/intake-fixtures.ts'
import { people } from '../../support/people.ts'
import { createWorld, type World } from '../../support/world.ts'
import { intakeOf } from './intake-of.ts'

const messages = (world: World) => all(world.database.db, build.selectFrom('intake_message').selectAll())
const results = (world: World) => all(world.database.db, build.selectFrom('intake_result').selectAll())
const events = (world: World) =>
  all(world.database.db, build.selectFrom('event').select('type').orderBy('seq')).map(({ type }) => type)
const said = (answer: ReturnType<typeof importMessage>) => [answer.outcome, ...answer.prescriptions.map(({ as }) => as)]

const oneBad = changed('releaseReply', (reply) =>
  put(reply, ['parameter', 0, 'resource', 'entry', 0, 'resource', 'entry', 1, 'resource', 'status'], 'draft'),
)
const otherDirections = (text: string) =>
  changed('orderUnsigned', (message) => put(message, ['entry', 1, 'resource', 'dosageInstruction', 0, 'text'], text))

describe('importing a message', () => {
  it('takes in an order as created, untracked and marked as not signed', () => {
    using world = createWorld()
    const answer = intakeOf(world).importMessage(fixtureText('orderUnsigned'))
    expect(answer).toMatchObject({
      outcome: 'imported',
      prescriptions: [{ id: fixtureIds.first, issue: null, items: 2, as: 'new', signed: false }],
      reasons: [],
    })
    expect(world.prescription(fixtureIds.first)).toMatchObject({
      tracked: false,
      source: { signed: false, kind: 'order' },
    })
  })

  it('keeps the bytes exactly as they arrived, under the name of the file alone', () => {
    using world = createWorld()
    const text = `\uFEFF${fixtureText('orderUnsigned')}\r\n`
    intakeOf(world).importMessage(text, 'C:\\Users\\desk\\Downloads\\order.json')
    expect(messages(world)).toMatchObject([
      { origin_name: 'order.json', received_at: world.clock.now(), size_bytes: Buffer.byteLength(text) },
    ])
    expect(Buffer.from(messages(world)[0]?.content ?? []).toString('utf8')).toBe(text)
  })

  it('attaches the signature of a signed copy and links both messages to the prescription', () => {
    using world = createWorld()
    const intake = intakeOf(world)
    const unsigned = intake.importMessage(fixtureText('orderUnsigned'))
    const signed = intake.importMessage(fixtureText('orderSigned'))
    expect(said(signed)).toEqual(['duplicate', 'duplicate'])
    expect(world.prescription(fixtureIds.first).source.signed).toBe(true)
    expect(linksOf(world.database.db, fixtureIds.first)).toMatchObject([
      { message_id: unsigned.messageId, signed: 0, taken_as: 'new', path: 'Bundle' },
      { message_id: signed.messageId, signed: 1, taken_as: 'duplicate', path: 'Bundle' },
    ])
  })

  it('keeps a second signed copy with another signature linked, for a check of signatures to read', () => {
    using world = createWorld()
    const intake = intakeOf(world)
    intake.importMessage(fixtureText('orderSigned'))
    intake.importMessage(fixtureText('orderSigned').replace('"data": "PFNp', '"data": "QUJD'))
    expect(linksOf(world.database.db, fixtureIds.first).map(({ signed }) => signed)).toEqual([1, 1])
  })

  it('starts tracking when a release to this pharmacy follows the order', () => {
    using world = createWorld({ ourOds: 'FA565' })
    const intake = intakeOf(world)
    intake.importMessage(fixtureText('orderUnsigned'))
    const answer = intake.importMessage(fixtureText('releaseReply'))
    expect(said(answer)).toEqual(['imported', 'new', 'new', 'sent-back'])
    expect(world.prescription(fixtureIds.first).tracked).toBe(true)
    expect(world.prescription(fixtureIds.second)).toMatchObject({ tracked: true, belongsTo: null })
    expect(world.prescription(fixtureIds.third)).toMatchObject({
      tracked: false,
      sentBack: { reason: 'Signature is invalid.' },
    })
  })

  it('does not move the legal days of a prescription held already by reading the same release in another way', () => {
    using world = createWorld({ ourOds: 'FA565' })
    const intake = intakeOf(world)
    intake.importMessage(fixtureText('releaseReply'))
    const before = world.prescription(fixtureIds.second)
    const recorded = events(world).length
    const postDated = fixtureText('releaseReply').replaceAll(
      '"2026-11-16T00:00:00+00:00"',
      '"2026-12-07T00:00:00+00:00"',
    )
    expect(said(intake.importMessage(postDated))).toEqual(['duplicate', 'duplicate', 'duplicate', 'sent-back'])
    expect(world.prescription(fixtureIds.second)).toEqual(before)
    expect(events(world)).toHaveLength(recorded)
  })

  it('holds what was released to another pharmacy, untracked, with whose it is', () => {
    using world = createWorld({ ourOds: 'FH542' })
    intakeOf(world).importMessage(fixtureText('releaseReply'))
    expect(world.prescription(fixtureIds.second)).toMatchObject({ tracked: false, belongsTo: 'FA565' })
    expect(results(world)).toMatchObject([{ held: 1 }])
  })

  it('takes in the others when one prescription of a release reply cannot be read, and lists why', () => {
    using world = createWorld()
    const answer = intakeOf(world).importMessage(oneBad)
    expect(said(answer)).toEqual(['imported', 'new', 'sent-back'])
    expect(answer.reasons).toMatchObject([{ code: 'ill-formed-field' }])
  })

  it('says again what could not be read when the same bytes come again', () => {
    using world = createWorld()
    const intake = intakeOf(world)
    const before = intake.importMessage(oneBad)
    const again = intake.importMessage(oneBad)
    expect(said(again)).toEqual(['duplicate', 'duplicate', 'sent-back'])
    expect(again.reasons).toEqual(before.reasons)
  })

  it('notes the same bytes again as an arrival and records nothing else', () => {
    using world = createWorld()
    const intake = intakeOf(world)
    intake.importMessage(fixtureText('releaseReply'))
    const before = events(world)
    expect(said(intake.importMessage(fixtureText('releaseReply')))).toEqual([
      'duplicate',
      'duplicate',
      'duplicate',
      'sent-back',
    ])
    expect(events(world)).toEqual(before)
    expect(messages(world).map(({ content, same_bytes_as }) => [content === null, same_bytes_as === null])).toEqual([
      [false, true],
      [true, false],
    ])
  })

  it('is no second release when the reply of a prescription that was returned is read again', () => {
    using world = createWorld()
    const intake = intakeOf(world)
    intake.importMessage(fixtureText('releaseReply'))
    world.does(people.pharmacist, fixtureIds.second, { type: 'return-to-spine', reasonCode: '0002' })
    intake.importMessage(fixtureText('releaseReply'))
    expect(world.prescription(fixtureIds.second)).toMatchObject({ custody: 1, returned: { reasonCode: '0002' } })
  })

  it('holds a copy with other content for a person, and does not ask again about a copy already kept', () => {
    using world = createWorld()
    const intake = intakeOf(world)
    const imports = ['One a day', 'Two a day', 'Three a day', 'Two a day ', 'One a day '].map((directions) =>
      said(intake.importMessage(otherDirections(directions))),
    )
    expect(imports.map(([outcome]) => outcome)).toEqual(['imported', 'conflict', 'conflict', 'duplicate', 'duplicate'])
    expect(world.prescription(fixtureIds.first).otherCopy?.content.items[0]?.directions).toBe('Three a day')
  })

  it('does not ask again about a copy that a person decided against', () => {
    using world = createWorld()
    const intake = intakeOf(world)
    intake.importMessage(otherDirections('One a day'))
    intake.importMessage(otherDirections('Two a day'))
    world.does(people.pharmacist, fixtureIds.first, { type: 'choose-copy', which: 'held', reason: 'Asked the surgery' })
    expect(said(intake.importMessage(otherDirections('Two a day ')))).toEqual(['duplicate', 'duplicate'])
    expect(world.prescription(fixtureIds.first).otherCopy).toBeNull()
  })

  it('takes in a searchset of orders, untracked', () => {
    using world = createWorld()
    expect(said(intakeOf(world).importMessage(fixtureText('searchset')))).toEqual(['imported', 'new'])
    expect(world.prescription(fixtureIds.second).tracked).toBe(false)
  })

  it('says of every entry of a list of search results that is no order that it was not taken in', () => {
    using world = createWorld()
    const text = changed('searchset', (message) => {
      const entries = listIn(message, 'entry')
      const second = structuredClone(entries[0]!)
      put(second, ['resource', 'entry'], listIn(second['resource']!, 'entry').slice(1))
      entries.unshift(second)
      entries.push({ resource: { resourceType: 'OperationOutcome' } } as unknown as Json)
    })
    const answer = intakeOf(world).importMessage(text)
    expect(said(answer)).toEqual(['imported', 'new'])
    expect(answer.reasons).toMatchObject([{ code: 'wrong-message', path: 'Bundle.entry[0].resource' }])
  })

  it('says of a release reply whose list of prescriptions is none that it was not taken in', () => {
    using world = createWorld({ ourOds: 'FA565' })
    const unreadable = (list: unknown) =>
      changed('releaseReply', (reply) => put(reply, ['parameter', 0, 'resource'], list))
    const reasons = (list: unknown) => intakeOf(world).importMessage(unreadable(list)).reasons
    const path = 'Parameters.parameter[0].resource'
    expect(reasons({ resourceType: 'Bundle', entry: { resource: {} } })).toMatchObject([
      { code: 'wrong-message', path },
    ])
    expect(reasons(undefined)).toMatchObject([{ code: 'wrong-message', path }])
    expect(reasons({ resourceType: 'Bundle', type: 'collection', total: 0 })).toEqual([])
  })

  it('keeps size and digest of a file over 5 MB, and not the file', () => {
    using world = createWorld()
    const answer = intakeOf(world).importMessage(new Uint8Array(largestMessage + 1).fill(0x7b))
    expect(answer).toMatchObject({ outcome: 'refused', reasons: [{ code: 'too-large' }] })
    expect(messages(world)).toMatchObject([{ content: null, size_bytes: largestMessage + 1 }])
  })

  it('keeps and refuses Latin-1 bytes, and goes on with the next message', () => {
    using world = createWorld()
    const intake = intakeOf(world)
    const latin1 = Buffer.from(fixtureText('orderSigned').replace('ADA', 'ZOË'), 'latin1')
    expect(intake.importMessage(latin1)).toMatchObject({ outcome: 'refused', reasons: [{ code: 'encoding' }] })
    expect(Buffer.from(messages(world)[0]?.content ?? []).equals(latin1)).toBe(true)
    expect(said(intake.importMessage(fixtureText('orderSigned')))).toEqual(['imported', 'new'])
  })

  it('lists a refusal of the domain like any other reason, and records nothing', () => {
    using world = createWorld()
    const visitor = { ...people.driver, role: 'visitor' as never }
    const answer = intakeOf(world).importMessage(fixtureText('orderSigned'), 'a.json', visitor)
    expect(answer).toMatchObject({ outcome: 'refused', reasons: [{ code: 'not-permitted', path: 'Bundle' }] })
    expect(events(world)).toEqual([])
  })
})

describe('a message whose reading was interrupted', () => {
  it('is read at the next start, once', () => {
    using world = createWorld()
    const { deps } = intakeOf(world)
    keepMessage(deps, { bytes: Buffer.from(fixtureText('orderSigned')), origin: { kind: 'file', name: 'a.json' } })
    expect(results(world)).toEqual([])
    world.reopen()
    const again = () => readAtStart(intakeOf(world).deps, people.system, expect.unreachable)
    expect(again().map(said)).toEqual([['imported', 'new']])
    expect(again()).toEqual([])
  })

  it('gives the first answer when it was interrupted after the act and before the result', () => {
    using world = createWorld()
    const { deps } = intakeOf(world)
    const dying = {
      ...deps,
      now: () => {
        if (events(world).length > 0) throw new Error('killed')
        return world.clock.now()
      },
    }
    const bytes = Buffer.from(fixtureText('orderSigned'))
    expect(() => importMessage(dying, { bytes, origin: { kind: 'file', name: 'a.json' } })).toThrow('killed')
    const before = events(world)
    expect(readAtStart(deps, people.system, expect.unreachable).map(said)).toEqual([['imported', 'new']])
    expect(events(world)).toEqual(before)
  })

  it('does not keep the others from being read when it faults', () => {
    using world = createWorld()
    const { deps } = intakeOf(world)
    for (const name of ['orderSigned', 'searchset'] as const)
      keepMessage(deps, { bytes: Buffer.from(fixtureText(name)), origin: { kind: 'file', name } })
    const faults: unknown[] = []
    let calls = 0
    const faulty = {
      ...deps,
      runAct: (act: Parameters<typeof deps.runAct>[0]) => {
        if ((calls += 1) === 1) throw new Error('disk full')
        return deps.runAct(act)
      },
    }
    const answers = readAtStart(faulty, people.system, (_id, fault) => faults.push(fault))
    expect([answers.map(said), faults.length]).toEqual([[['imported', 'new']], 1])
  })
})

describe('a refused message', () => {
  it('can be read again after an update; what was taken in of it stays', () => {
    using world = createWorld()
    const { deps, importMessage: take } = intakeOf(world)
    const { messageId } = take(oneBad)
    const before = events(world)
    const again = retryMessage(deps, messageId, people.pharmacist)
    expect(again).toMatchObject({ ok: true, value: { outcome: 'imported', reasons: [{ code: 'ill-formed-field' }] } })
    expect(events(world)).toEqual(before)
    expect(first(world.database.db, build.selectFrom('intake_result').select('attempts'))).toEqual({ attempts: 2 })
  })

  it('is the only kind that can be read again', () => {
    using world = createWorld()
    const { deps, importMessage: take } = intakeOf(world)
    const { messageId } = take(fixtureText('orderSigned'))
    expect(retryMessage(deps, messageId, people.pharmacist)).toEqual({ ok: false, refusal: { code: 'not-refused' } })
    expect(retryMessage(deps, 'nothing', people.pharmacist)).toEqual({ ok: false, refusal: { code: 'not-found' } })
  })
})

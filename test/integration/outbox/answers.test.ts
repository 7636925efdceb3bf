import { describe, expect, test } from 'vitest'
import { listTasks } from '../../../src/main/outbox/questions.ts'
import { aContent, anItemContent } from '../../support/builders.ts'
import { intercepting } from '../../support/intercepting.ts'
import { createRig } from '../../support/outbox-rig.ts'
import { asked, idsAsked } from '../../support/psu-requests.ts'

const two = () => aContent({ items: [anItemContent(1), anItemContent(2)] })
const recordedTwice = ['With Pharmacy: recorded', 'With Pharmacy: recorded']

describe('each answer of the service', () => {
  test('201: every entry recorded', async () => {
    await using rig = await createRig()
    const id = rig.world.receive(two())
    await rig.quiet()
    expect(rig.states(id)).toEqual(recordedTwice)
    expect(asked(rig)).toEqual([{ status: 201, tasks: 2 }])
  })

  test('201 whose entries say that nothing was stored: unknown, and again with the same ids', async () => {
    await using rig = await createRig()
    rig.psu.control.next({ kind: 'uncommitted-created' })
    const id = rig.world.receive(two())
    await rig.quiet()
    await rig.pass(60_000)
    expect(asked(rig).map(({ status }) => status)).toEqual([201, 201])
    expect(new Set(idsAsked(rig).map((each) => each.toString())).size).toBe(1)
    expect(rig.states(id)).toEqual(recordedTwice)
  })

  test('201 with one entry short: the entry that is there is recorded, the other goes again', async () => {
    await using rig = await createRig({
      http: (real) => async (request) => {
        const outcome = await real(request)
        if (request.method !== 'POST' || outcome.kind !== 'reply') return outcome
        const body = JSON.parse(outcome.body) as { readonly entry: readonly unknown[] }
        return { ...outcome, body: JSON.stringify({ ...body, entry: body.entry.slice(0, 1) }) }
      },
    })
    const id = rig.world.receive(two())
    await rig.quiet()
    expect(rig.states(id)).toEqual(['With Pharmacy: recorded', 'With Pharmacy: unknown'])
    await rig.pass(60_000)
    expect(rig.states(id)).toEqual(recordedTwice)
  })

  test('201 with half a body: unknown, then found to be recorded by the 409', async () => {
    await using rig = await createRig()
    rig.psu.control.next({ kind: 'truncated', stored: true })
    const id = rig.world.receive(two())
    await rig.quiet()
    expect(rig.states(id)).toEqual(['With Pharmacy: unknown', 'With Pharmacy: unknown'])
    expect(rig.outbox.state().kind).toBe('failing')
    await rig.pass(60_000)
    expect(asked(rig).map(({ status }) => status)).toEqual([201, 409])
    expect(rig.states(id)).toEqual(recordedTwice)
  })

  test('400 for one entry: that one waits for a person with the words of the service, its sibling goes again and is recorded', async () => {
    const bad = (body: string) => body.replace('00000000-0000-4000-8000-000000000002', '')
    await using rig = await createRig({ http: intercepting(bad) })
    const id = rig.world.receive(two())
    await rig.quiet()
    expect(rig.states(id)).toEqual(['With Pharmacy: recorded', 'With Pharmacy: parked'])
    expect(asked(rig)).toEqual([
      { status: 400, tasks: 2 },
      { status: 201, tasks: 1 },
    ])
    const [parked] = listTasks(rig.world.database.db, { show: 'needs-you', after: null, limit: 10 }).rows
    expect(parked).toMatchObject({ reason: 'refused', http: 400 })
    expect(parked?.words).toContain('LineItemID')
    expect(rig.outbox.state().kind).toBe('idle')
  })

  test('400 for the request as a whole: split until the culprit is alone, which waits for a person', async () => {
    const badOwner = (body: string) => {
      const bundle = JSON.parse(body) as {
        entry: { resource: { focus: { identifier: { value: string } }; owner: { identifier: { value: string } } } }[]
      }
      for (const { resource } of bundle.entry)
        if (resource.focus.identifier.value.endsWith('2')) resource.owner.identifier.value = 'FA-565'
      return JSON.stringify(bundle)
    }
    await using rig = await createRig({ http: intercepting(badOwner) })
    const id = rig.world.receive(aContent({ items: [anItemContent(1), anItemContent(2), anItemContent(3)] }))
    await rig.quiet()
    expect(rig.states(id)).toEqual(['With Pharmacy: recorded', 'With Pharmacy: parked', 'With Pharmacy: recorded'])
    expect(asked(rig)).toEqual([
      { status: 400, tasks: 3 },
      { status: 201, tasks: 1 },
      { status: 400, tasks: 1 },
      { status: 201, tasks: 1 },
    ])
  })

  test('400 from the FHIR validator, a bare outcome: split the same way', async () => {
    const broken = (body: string) => {
      const bundle = JSON.parse(body) as {
        entry: { resource: { focus: { identifier: { value: string } }; intent?: string } }[]
      }
      for (const { resource } of bundle.entry) if (resource.focus.identifier.value.endsWith('1')) delete resource.intent
      return JSON.stringify(bundle)
    }
    await using rig = await createRig({ http: intercepting(broken) })
    const id = rig.world.receive(two())
    await rig.quiet()
    expect(rig.states(id)).toEqual(['With Pharmacy: parked', 'With Pharmacy: recorded'])
    expect(rig.tasks(id)[0]!.last_answer).toContain('intent')
  })

  test('400 without any entry is about this application, not about an update: nothing is parked', async () => {
    await using rig = await createRig({ psu: { requireApplicationName: true } })
    const id = rig.world.receive(two())
    await rig.quiet()
    expect(rig.states(id)).toEqual(['With Pharmacy: waiting', 'With Pharmacy: waiting'])
    expect(rig.outbox.state().kind).toBe('sign-in-refused')
  })

  test('401 without sign-in of our own: said so, nothing lost, sent when let in again', async () => {
    await using rig = await createRig()
    rig.psu.control.next({ kind: 'unauthorised' })
    const id = rig.world.receive(two())
    await rig.quiet()
    expect(rig.outbox.state().kind).toBe('sign-in-refused')
    expect(rig.states(id)).toEqual(['With Pharmacy: waiting', 'With Pharmacy: waiting'])
    await rig.pass(120_000)
    expect(rig.states(id)).toEqual(recordedTwice)
  })

  test('408: retried with the same ids', async () => {
    await using rig = await createRig()
    rig.psu.control.next({ kind: 'request-timeout' })
    const id = rig.world.receive(two())
    await rig.pass(60_000)
    expect(asked(rig).map(({ status }) => status)).toEqual([408, 201])
    expect(idsAsked(rig)[0]).toEqual(idsAsked(rig)[1])
    expect(rig.states(id)).toEqual(recordedTwice)
  })

  test('409 naming one of two: that one is recorded, its sibling was rolled back and goes again with the same id', async () => {
    const drop = (body: string, nth: number) => {
      if (nth > 1) return body
      const bundle = JSON.parse(body) as { entry: unknown[] }
      return JSON.stringify({ ...bundle, entry: bundle.entry.slice(0, 1) })
    }
    await using rig = await createRig({ http: intercepting(drop) })
    // The first request reaches the service with one entry and its reply is lost, so the second meets one known id.
    rig.psu.control.next({ kind: 'dropped', stored: true })
    const id = rig.world.receive(two())
    await rig.pass(60_000)
    expect(rig.psu.control.requests().map(({ status }) => status)).toEqual([null, 409, 201])
    expect(idsAsked(rig)[1]).toHaveLength(2)
    expect(idsAsked(rig)[2]).toEqual([rig.tasks(id)[1]!.task_id])
    expect(rig.states(id)).toEqual(recordedTwice)
  })

  test('409 naming none is contention: retried whole', async () => {
    await using rig = await createRig()
    rig.psu.control.next({ kind: 'contention' }, { times: 2 })
    const id = rig.world.receive(two())
    await rig.pass(120_000)
    expect(asked(rig)).toEqual([
      { status: 409, tasks: 2 },
      { status: 409, tasks: 2 },
      { status: 201, tasks: 2 },
    ])
    expect(rig.states(id)).toEqual(recordedTwice)
  })

  test('contention without end is bounded: a person is asked', async () => {
    await using rig = await createRig()
    rig.psu.control.next({ kind: 'contention' }, { times: 1_000 })
    const id = rig.world.receive(two())
    await rig.pass(3_600_000)
    expect(rig.states(id)).toEqual(['With Pharmacy: parked', 'With Pharmacy: parked'])
    expect(rig.tasks(id).map(({ reason }) => reason)).toEqual(['contended', 'contended'])
    expect(asked(rig)).toHaveLength(6)
  })
})

import { describe, expect, it } from 'vitest'
import { bundle, entry, itemA, newTaskId, otherRx, rx, world, type World } from './support.ts'

type Row = Readonly<Record<string, string>>

const get = (w: World, query: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) => {
  const reply = w.service.handle({ method: 'GET', path: '/checkprescriptionstatusupdates', query, headers, body: '' })
  return { ...reply, items: (JSON.parse(reply.body) as { readonly items: readonly Row[] }).items }
}

describe('reading back what was stored', () => {
  it('gives the ten published fields of each row', () => {
    const w = world()
    const id = newTaskId()
    w.post(bundle(entry({ id })), { 'x-request-id': 'request-1' })
    expect(get(w, { prescriptionid: rx }).items).toEqual([
      {
        ApplicationName: 'unknown',
        RequestID: 'request-1',
        LastModified: '2026-03-10T11:59:00.000Z',
        TerminalStatus: 'in-progress',
        PharmacyODSCode: 'C9Z1O',
        Status: 'With Pharmacy',
        TaskID: id,
        PatientNHSNumber: '9449304130',
        LineItemID: itemA,
        PrescriptionID: rx,
      },
    ])
  })

  it('is narrowed by pharmacy, patient and prescription, together', () => {
    const w = world()
    w.post(
      bundle(entry(), entry({ prescription: otherRx }), entry({ ods: 'FA565' }), entry({ nhsNumber: '5623367550' })),
    )
    expect(get(w, {}).items).toHaveLength(4)
    expect(get(w, { odscode: 'C9Z1O' }).items).toHaveLength(3)
    expect(get(w, { nhsnumber: '9449304130', odscode: 'C9Z1O' }).items).toHaveLength(2)
    expect(get(w, { nhsnumber: '9449304130', odscode: 'C9Z1O', prescriptionid: otherRx }).items).toHaveLength(1)
  })

  it('is 404 when there is nothing, and never another application’s', () => {
    const w = world()
    expect(get(w, {}).status).toBe(404)
    w.post(bundle(entry()), { 'x-request-id': 'x', 'attribute-name': 'other-app' })
    expect(get(w, {}).status).toBe(404)
    expect(get(w, {}, { 'attribute-name': 'other-app' }).items).toHaveLength(1)
  })

  it('comes a page at a time: the last key goes back as the first, and is missing on the last page', () => {
    const w = world()
    const sent = Array.from({ length: 40 }, () => entry())
    w.post(bundle(...sent))
    const seen: string[] = []
    const sizes: number[] = []
    let headers: Readonly<Record<string, string>> = {}
    for (;;) {
      const page = get(w, { prescriptionid: rx }, headers)
      seen.push(...page.items.map((row) => row['TaskID'] ?? ''))
      sizes.push(page.items.length)
      const last = page.headers['lastevaluatedkey-taskid']
      if (last === undefined) break
      headers = {
        'exclusivestartkey-prescriptionid': page.headers['lastevaluatedkey-prescriptionid'] ?? '',
        'exclusivestartkey-taskid': last,
      }
    }
    expect(sizes).toEqual([15, 15, 10])
    expect(seen.sort()).toEqual(sent.map((each) => each.resource.id).sort())
  })
})

describe('the rest of the address', () => {
  it('has a capability statement, under the published base path too', () => {
    for (const path of ['/metadata', '/prescription-status-update/metadata']) {
      const reply = world().service.handle({ method: 'GET', path, query: {}, headers: {}, body: '' })
      expect([reply.status, JSON.parse(reply.body)]).toMatchObject([200, { resourceType: 'CapabilityStatement' }])
    }
  })

  it('has nothing else', () => {
    expect(world().service.handle({ method: 'GET', path: '/', query: {}, headers: {}, body: '' }).status).toBe(404)
  })

  it('sends the request’s own ids back in its headers', () => {
    const answer = world().post(bundle(entry()), { 'x-request-id': 'a', 'x-correlation-id': 'b' })
    expect(answer.reply.headers).toMatchObject({ 'x-request-id': 'a', 'x-correlation-id': 'b' })
  })

  it('answers 400 with no entries where an application name is wanted and missing', () => {
    const answer = world({ requireApplicationName: true }).post(bundle(entry()))
    expect([answer.status, answer.body.entry]).toEqual([400, []])
  })
})

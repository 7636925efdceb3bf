import { describe, expect, it } from 'vitest'
import { bundle, entry, itemA, itemB, newTaskId, noon, otherRx, rx, world } from './support.ts'

describe('a bundle that is right', () => {
  it('is stored and answered 201 with one 201 entry per request entry, in order', () => {
    const w = world()
    const [first, second] = [entry(), entry({ item: itemB })]
    const answer = w.post(bundle(first, second))
    expect(answer.status).toBe(201)
    expect(answer.reply.headers['content-type']).toBe('application/fhir+json')
    expect(answer.reply.headers['cache-control']).toBe('no-cache')
    expect(answer.body.entry?.map((each) => each.fullUrl)).toEqual([first.fullUrl, second.fullUrl])
    expect(answer.statuses).toEqual(['201 Created', '201 Created'])
    expect(answer.said).toEqual(Array(2).fill('No issues detected during validation.'))
    expect(w.store.rows().map((row) => row.lineItemId)).toEqual([itemA, itemB])
  })

  it('is stored with prescription and item upper-cased, the owner upper-cased and trimmed, the task id as given', () => {
    const w = world()
    const id = newTaskId().toUpperCase()
    w.post(bundle(entry({ id, ods: ' c9z1o ', status: 'Ready to collect' })))
    expect(w.store.rows()).toMatchObject([
      { taskId: id, odsCode: 'C9Z1O', lineItemId: itemA, status: 'Ready to collect' },
    ])
  })

  it('is answered 200 with no entries when it is empty', () => {
    const answer = world().post(bundle())
    expect([answer.status, answer.body.entry]).toEqual([200, []])
  })
})

describe('a bundle with something wrong in it', () => {
  it('names every missing field of an entry and does not go on to its content', () => {
    const broken = { request: { method: 'POST', url: 'Task' }, resource: { resourceType: 'Task', intent: 'order' } }
    const answer = world().post(bundle(broken))
    expect(answer.status).toBe(400)
    expect(answer.body.entry?.[0]).not.toHaveProperty('fullUrl')
    expect(answer.said).toEqual([
      'Missing required field(s) - FullUrl, LastModified, LineItemID, PatientNHSNumber, PharmacyODSCode, PrescriptionID, Status, TaskID, TerminalStatus.',
    ])
  })

  it('is stored not at all: the good sibling gets 200 OK, not committed', () => {
    const w = world()
    const answer = w.post(bundle(entry(), entry({ item: itemB, nhsNumber: '9449304131' })))
    expect(answer.status).toBe(400)
    expect(answer.statuses).toEqual(['200 OK', '400 Bad Request'])
    expect(answer.said).toEqual(['Data not committed due to issues in other entries.', 'NHS number is invalid.'])
    expect(w.store.rows()).toEqual([])
  })

  const wrong: readonly (readonly [string, Parameters<typeof entry>[0], string])[] = [
    ['a fullUrl of another task', { fullUrl: `urn:uuid:${newTaskId()}` }, 'Invalid entry fullUrl or task id.'],
    ['a status outside the list', { taskStatus: 'draft' }, "Unsupported Task.status 'draft'."],
    [
      'a business status outside the list',
      { status: 'In Collection Locker' },
      "Invalid business status. Unsupported Task.businessStatus 'In Collection Locker'.",
    ],
    ['a date that is none', { lastModified: 'yesterday' }, 'Date format provided for lastModified is invalid.'],
    [
      'a date more than a day ahead',
      { lastModified: new Date(noon + 86_400_001).toISOString() },
      'Invalid last modified value provided.',
    ],
    ['a wrong prescription check digit', { prescription: '03F4C2-A99968-7F717P' }, 'Prescription ID is invalid.'],
    ['a lower-case prescription check letter', { prescription: rx.toLowerCase() }, 'Prescription ID is invalid.'],
    [
      'completed with something still to do',
      { status: 'With Pharmacy', taskStatus: 'completed' },
      "Task.status field set to 'completed' but Task.businessStatus value of 'With Pharmacy' requires follow up action.",
    ],
    [
      'in-progress with nothing left to do',
      { status: 'Collected' },
      "Task.status field set to 'in-progress' but Task.businessStatus value of 'Collected' has no possible follow up action.",
    ],
    [
      'a wrong code system',
      { more: { for: { identifier: { system: 'https://example.org', value: '9449304130' } } } },
      'Invalid CodeSystem(s) - PatientNHSNumber.',
    ],
    [
      'a bad post-dating',
      { more: { meta: { lastUpdated: 'soon' } } },
      'Date format provided for meta.lastUpdated is invalid.',
    ],
  ]
  it.each(wrong)('is refused for %s, in the words of the service', (_, parts, words) => {
    const answer = world().post(bundle(entry(parts)))
    expect(answer.status).toBe(400)
    expect(answer.said).toEqual([words])
    expect(answer.body.entry?.[0]?.response.outcome.issue[0]).toMatchObject({ severity: 'error', code: 'value' })
  })

  it('has all complaints about one entry in one string', () => {
    const answer = world().post(bundle(entry({ nhsNumber: '1', prescription: 'X', lastModified: 'x' })))
    expect(answer.said).toEqual([
      'Date format provided for lastModified is invalid. NHS number is invalid. Prescription ID is invalid.',
    ])
  })

  it('is refused for an owner code with a bad character by one entry without fullUrl, after everything else passed', () => {
    const w = world()
    const answer = w.post(bundle(entry(), entry({ item: itemB, ods: 'FA-65' })))
    expect(answer.status).toBe(400)
    expect(answer.body.entry).toHaveLength(1)
    expect(answer.body.entry?.[0]).not.toHaveProperty('fullUrl')
    expect(answer.said).toEqual(['Received invalid ODS codes: ["FA-65"]'])
    expect(w.store.rows()).toEqual([])
  })

  it('does not reach the owner check while another entry is wrong', () => {
    const answer = world().post(bundle(entry({ ods: 'FA-65' }), entry({ item: itemB, nhsNumber: '1' })))
    expect(answer.statuses).toEqual(['200 OK', '400 Bad Request'])
  })

  it('is refused without an X-Request-ID, and for another bundle type, by one entry without fullUrl', () => {
    const headless = world().post(bundle(entry()), {})
    expect([headless.status, headless.said]).toEqual([400, ['Missing or empty x-request-id header.']])
    const typed = world().post({ ...bundle(entry()), type: 'collection' })
    expect([typed.status, typed.said]).toEqual([
      400,
      ["Request body does not have resourceType of 'Bundle' and type of 'transaction'."],
    ])
    expect(typed.body.entry?.[0]).not.toHaveProperty('fullUrl')
  })

  it('gets a bare OperationOutcome from the validator when it is not FHIR, before the header is looked at', () => {
    const noIntent = entry({ more: { intent: undefined } })
    const strange = entry({ more: { colour: 'red' } })
    for (const bad of [bundle(noIntent), bundle(strange), bundle({ ...entry(), request: undefined }), { a: 1 }, []]) {
      const answer = world().post(bad, {})
      expect([answer.status, answer.body.resourceType]).toEqual([400, 'OperationOutcome'])
      expect(answer.body.issue?.[0]).toMatchObject({ severity: 'error', code: 'processing' })
    }
  })

  it('gets a bare OperationOutcome from the gateway when it is not JSON, or has an apostrophe', () => {
    for (const bad of ['{', JSON.stringify(bundle(entry({ more: { description: 'it’s' } }))).replace('’', "'")]) {
      const answer = world().post(bad)
      expect([answer.status, answer.body.resourceType]).toEqual([400, 'OperationOutcome'])
      expect(answer.body.issue?.[0]).toMatchObject({ diagnostics: 'badly formatted request body' })
    }
  })
})

describe('a task that is already there', () => {
  it('is answered 409 by location without fullUrl, its siblings rolled back and marked not committed', () => {
    const w = world()
    const known = entry()
    w.post(bundle(known))
    const fresh = entry({ item: itemB })
    const answer = w.post(bundle(fresh, known))
    expect(answer.status).toBe(409)
    expect(answer.statuses).toEqual(['200 OK', '409 Conflict'])
    const [, conflicting] = answer.body.entry ?? []
    expect(conflicting).not.toHaveProperty('fullUrl')
    expect(conflicting?.response.location).toBe(`Task/${known.resource.id}`)
    expect(conflicting?.response.outcome.issue[0]).toMatchObject({
      severity: 'error',
      code: 'duplicate',
      details: { coding: [{ system: 'https://fhir.nhs.uk/CodeSystem/http-error-codes', code: 'REC_CONFLICT' }] },
    })
    expect(w.store.rows()).toHaveLength(1)
  })

  it('keeps its content whatever the second one says', () => {
    const w = world()
    const id = newTaskId()
    w.post(bundle(entry({ id, status: 'Ready to Collect' })))
    expect(w.post(bundle(entry({ id, status: 'Collected', taskStatus: 'completed' }))).status).toBe(409)
    expect(w.store.rows().map((row) => row.status)).toEqual(['Ready to Collect'])
  })

  it('is another task under another prescription, or in another case', () => {
    const w = world()
    const id = newTaskId()
    expect(w.post(bundle(entry({ id }))).status).toBe(201)
    expect(w.post(bundle(entry({ id, prescription: otherRx }))).status).toBe(201)
    expect(w.post(bundle(entry({ id: id.toUpperCase() }))).status).toBe(201)
  })

  it('puts the 409 on the first entry with that task id when two prescriptions share one', () => {
    const w = world()
    const id = newTaskId()
    w.post(bundle(entry({ id, prescription: otherRx })))
    const answer = w.post(bundle(entry({ id }), entry({ id, prescription: otherRx })))
    expect(answer.statuses).toEqual(['409 Conflict', '200 OK'])
  })

  it('is answered 500 every time when it stands twice in one bundle', () => {
    const w = world()
    const twice = entry()
    for (const attempt of [1, 2]) expect([attempt, w.post(bundle(twice, twice)).status]).toEqual([attempt, 500])
    expect(w.store.rows()).toEqual([])
  })
})

describe('more than 99 entries', () => {
  const many = (count: number) => Array.from({ length: count }, () => entry())

  it('are separate transactions: one may be stored while the reply says nothing was', () => {
    const w = world()
    const known = entry()
    w.post(bundle(known))
    const answer = w.post(bundle(...many(99), known))
    expect(answer.status).toBe(409)
    expect(answer.statuses.filter((status) => status.startsWith('201'))).toEqual([])
    expect(w.store.rows()).toHaveLength(100)
    expect(w.store.notifications()).toEqual([])
  })

  it('name only the conflicts of the first transaction that failed', () => {
    const w = world()
    const [early, late] = [entry(), entry()]
    w.post(bundle(early, late))
    const answer = w.post(bundle(early, ...many(98), late))
    expect(answer.statuses.filter((status) => status.startsWith('409'))).toHaveLength(1)
    expect(w.store.rows()).toHaveLength(2)
  })
})

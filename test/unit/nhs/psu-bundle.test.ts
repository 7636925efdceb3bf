import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv } from 'ajv'
import { parse } from 'yaml'
import { describe, expect, test } from 'vitest'
import { taskStatus, type TrackingStatus } from '../../../src/domain/tracking.ts'
import { psuAnswer } from '../../../src/main/nhs/psu-answer.ts'
import { psuBundle, type UpdateToSend } from '../../../src/main/nhs/psu-bundle.ts'

const folder = path.resolve(import.meta.dirname, '../../../../shared/fixtures/psu')
const published = existsSync(folder)
const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8')

const update = (given: Partial<UpdateToSend> = {}): UpdateToSend => ({
  taskId: '4d70678c-81e4-4ff4-8c67-17596fd0aa46',
  shortId: '24F5DA-A83008-7EFE6Z',
  issue: null,
  itemId: '6989b7bd-8db6-428c-a593-4022e3044c00',
  nhsNumber: '9990548609',
  ownerOds: 'FA565',
  status: 'Ready to Collect',
  lastModified: Date.UTC(2026, 2, 2, 10, 0, 0, 7),
  ...given,
})

const statuses: readonly TrackingStatus[] = [
  'With Pharmacy',
  'With Pharmacy - Preparing Remainder',
  'Ready to Collect',
  'Ready to Collect - Partial',
  'Ready to Dispatch',
  'Ready to Dispatch - Partial',
  'Collected',
  'Dispatched',
  'Not Dispensed',
]

describe('the bundle by our own copy of the rules', () => {
  test('is a transaction of one POST per update, in order, each fullUrl its own task id', () => {
    const bundle = psuBundle([update(), update({ taskId: '0ae4daf3-f24b-479d-b8fa-b69e2d873b60' })])
    expect(bundle.resourceType).toBe('Bundle')
    expect(bundle.type).toBe('transaction')
    for (const { fullUrl, resource, request } of bundle.entry) {
      expect(fullUrl).toBe(`urn:uuid:${resource.id}`)
      expect(request).toEqual({ method: 'POST', url: 'Task' })
      expect(resource.intent).toBe('order')
    }
  })

  test.each(statuses)('%s goes with the task status the service accepts for it', (status) => {
    const [entry] = psuBundle([update({ status })]).entry
    const finished = ['Collected', 'Dispatched', 'Not Dispensed'].includes(status)
    expect(entry?.resource.status).toBe(finished ? 'completed' : 'in-progress')
    expect(entry?.resource.status).toBe(taskStatus(status))
    expect(entry?.resource.businessStatus.coding[0]?.code).toBe(status)
  })

  test('lastModified is UTC with milliseconds', () => {
    expect(psuBundle([update()]).entry[0]?.resource.lastModified).toBe('2026-03-02T10:00:00.007Z')
  })

  test('only repeat dispensing carries a Repeat Number', () => {
    expect(psuBundle([update()]).entry[0]?.resource).not.toHaveProperty('input')
    expect(psuBundle([update({ issue: 2 })]).entry[0]?.resource).toMatchObject({
      input: [{ type: { text: 'Repeat Number' }, valueInteger: 2 }],
    })
  })

  test('nothing marks an update as set for later, and there is no apostrophe in it', () => {
    const text = JSON.stringify(psuBundle([update({ issue: 1 })]))
    expect(text).not.toContain('meta')
    expect(text).not.toContain("'")
  })
})

describe.skipIf(!published)('the published specification (skipped where ../shared/fixtures is not there)', () => {
  const ajv = new Ajv({ strict: false, formats: { 'date-time': true } })
  const task = parse(published ? read('schemas/resources/UpdatePrescriptionStatusTask.yaml') : '{}') as object
  const spec = parse(published ? read('eps-prescription-status-update-api.yaml') : '{}') as {
    components: {
      schemas: { UpdatePrescriptionStatusBundle: { properties: { entry: { items: { properties: object } } } } }
    }
  }

  test.each(statuses)('a bundle saying %s is valid', (status) => {
    const bundle = structuredClone(spec.components.schemas.UpdatePrescriptionStatusBundle)
    bundle.properties.entry.items.properties = { ...bundle.properties.entry.items.properties, resource: task }
    const validate = ajv.compile(bundle)
    expect(
      validate(psuBundle([update({ status }), update({ status, issue: 6 })])),
      JSON.stringify(validate.errors),
    ).toBe(true)
    expect(validate(psuBundle([{ ...update(), status: 'Ready to collect' as TrackingStatus }]))).toBe(false)
  })

  test.each(['request-collected.json', 'request-ready-to-collect.json', 'request-erd-dispatched.json'])(
    '%s has the same shape as ours',
    (file) => {
      const example = JSON.parse(read(`examples/${file}`)) as { entry: { resource: Record<string, unknown> }[] }
      const issue = file.includes('erd') ? 2 : null
      const ours = psuBundle([update({ issue })]).entry[0]?.resource ?? {}
      expect(Object.keys(ours).sort()).toEqual(Object.keys(example.entry[0]!.resource).sort())
    },
  )

  test('the published answers are read', () => {
    const two = psuAnswer(201, read('examples/response-multiple-items.json'))
    expect(two).toMatchObject({
      kind: 'entries',
      entries: [
        { taskId: '4d70678c-81e4-4ff4-8c67-17596fd0aa46', status: 201 },
        { taskId: '0ae4daf3-f24b-479d-b8fa-b69e2d873b60', status: 201 },
      ],
    })
    expect(psuAnswer(400, read('examples/error-invalid-prescriptionid.json'))).toMatchObject({
      entries: [{ status: 400, words: 'Prescription ID is invalid.' }],
    })
    expect(psuAnswer(400, read('examples/error-ods-code.json'))).toEqual({
      kind: 'outcome',
      http: 400,
      words: 'ODS code already in use',
    })
  })
})

describe('an answer that is not the service’s', () => {
  test.each([
    ['<!doctype html><title>Guest</title>', 'web-page'],
    ['', 'other'],
    ['{"resourceType":"Bund', 'other'],
    ['{"resourceType":"Bundle","type":"transaction"}', 'other'],
    ['[]', 'other'],
    ['null', 'other'],
  ])('%j is unreadable', (body, looksLike) => {
    expect(psuAnswer(200, body)).toEqual({ kind: 'unreadable', http: 200, looksLike })
  })
})

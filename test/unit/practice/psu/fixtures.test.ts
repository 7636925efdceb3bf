import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { businessStatuses } from '../../../../src/main/practice/psu/codes.ts'
import { patientView } from '../../../../src/main/practice/psu/patient-view.ts'
import { world } from './support.ts'

const fixtures = join(import.meta.dirname, '../../../../../shared/fixtures')
const published = join(fixtures, 'psu')
const there = existsSync(published)
const example = (name: string): unknown => JSON.parse(readFileSync(join(published, 'examples', name), 'utf8'))
const when = there ? '' : ' (skipped: ../shared/fixtures/psu is not there)'

describe.skipIf(!there)(`the published examples${when}`, () => {
  it.each([
    'request-collected.json',
    'request-dispatched.json',
    'request-erd-dispatched.json',
    'request-multiple-items.json',
    'request-ready-to-collect.json',
    'request-ready-to-dispatch.json',
    'request-ready-to-dispatch-partial.json',
    'request-duplicate-items.json',
  ])('%s is taken in', (name) => {
    const answer = world().post(example(name))
    expect([answer.status, ...answer.statuses]).toEqual([201, ...answer.statuses.map(() => '201 Created')])
  })

  it('tasks-valid.json is taken in as an entry', () => {
    const task = example('tasks-valid.json') as { readonly id: string }
    const entry = { fullUrl: `urn:uuid:${task.id}`, resource: task, request: { method: 'POST', url: 'Task' } }
    expect(world().post({ resourceType: 'Bundle', type: 'transaction', entry: [entry] }).status).toBe(201)
  })

  it('request-no-items.json is answered 200 with nothing', () => {
    expect(world().post(example('request-no-items.json'))).toMatchObject({ status: 200, body: { entry: [] } })
  })

  it('request-missing-fields.json and request-multiple-missing-fields.json have each missing field named', () => {
    expect(world().post(example('request-missing-fields.json'))).toMatchObject({
      status: 400,
      said: ['Missing required field(s) - PharmacyODSCode, TaskID.'],
    })
    expect(world().post(example('request-multiple-missing-fields.json'))).toMatchObject({
      status: 400,
      said: ['Missing required field(s) - PharmacyODSCode, TaskID.', 'Missing required field(s) - PharmacyODSCode.'],
    })
  })

  it.each([
    ['response-single-item.json', 'request-dispatched.json'],
    ['response-multiple-items.json', 'request-multiple-items.json'],
  ])('%s is what we answer, but for its date', (response, request) => {
    const undated = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value).replaceAll(/"lastUpdated":"[^"]*"/g, '"lastUpdated":""'))
    expect(undated(world().post(example(request)).body)).toEqual(undated(example(response)))
  })

  it('error-invalid-prescriptionid.json has the shape and words of our refusal', () => {
    const theirs = example('error-invalid-prescriptionid.json') as {
      readonly entry: readonly [{ readonly response: object }]
    }
    const bad = JSON.parse(
      JSON.stringify(example('request-dispatched.json')).replace('07A66F-A83008-1EEEA0', '07A66F-A83008-1EEEA1'),
    ) as unknown
    const issue = theirs.entry[0].response as { readonly outcome: { readonly issue: readonly unknown[] } }
    expect(world().post(bad).body.entry?.[0]?.response.outcome.issue).toEqual(issue.outcome.issue)
  })

  it('the business statuses of the published task schema are all known, and no others', () => {
    const schema = parse(
      readFileSync(join(published, 'schemas/resources/UpdatePrescriptionStatusTask.yaml'), 'utf8'),
    ) as {
      readonly properties: {
        readonly businessStatus: {
          readonly properties: {
            readonly coding: {
              readonly items: { readonly properties: { readonly code: { readonly enum: readonly string[] } } }
            }
          }
        }
      }
    }
    const theirs = schema.properties.businessStatus.properties.coding.items.properties.code.enum
    expect(new Set(theirs.map((code) => code.toLowerCase()))).toEqual(new Set(businessStatuses.keys()))
  })

  it('response-checkprescriptionstatusupdates.json has the row fields we read back', () => {
    const theirs = example('response-checkprescriptionstatusupdates.json') as { readonly items: readonly [object] }
    const w = world()
    w.post(example('request-dispatched.json'))
    const reply = w.service.handle({
      method: 'GET',
      path: '/checkprescriptionstatusupdates',
      query: {},
      headers: {},
      body: '',
    })
    const ours = JSON.parse(reply.body) as { readonly items: readonly [object] }
    expect(Object.keys(ours.items[0])).toEqual(Object.keys(theirs.items[0]))
  })
})

const enrich = join(fixtures, 'pfp/enrich-simple')

type Nested = {
  readonly extension: readonly {
    readonly url: string
    readonly valueCoding?: { readonly code: string }
    readonly valueDateTime?: string
  }[]
}

describe.skipIf(!existsSync(enrich))('the published enrichment of a patient-facing search', () => {
  it('shows status, date and active as the patient view does', () => {
    const read = (name: string): unknown => JSON.parse(readFileSync(join(enrich, name), 'utf8'))
    const updates = read('statusUpdates.json') as {
      readonly prescriptions: readonly [
        {
          readonly prescriptionID: string
          readonly items: readonly [
            {
              readonly itemId: string
              readonly latestStatus: string
              readonly lastUpdateDateTime: string
              readonly isTerminalState: string
            },
          ]
        },
      ]
    }
    const [
      {
        prescriptionID,
        items: [item],
      },
    ] = updates.prescriptions
    const response = JSON.stringify(read('responseBundle.json'))
    const line = (
      JSON.parse(response) as {
        readonly entry: readonly [
          {
            readonly resource: {
              readonly entry: readonly [
                { readonly resource: { readonly status: string; readonly extension: readonly [Nested] } },
              ]
            }
          },
        ]
      }
    ).entry[0].resource.entry[0].resource
    const [shown] = patientView(
      () => [
        {
          prescriptionId: prescriptionID,
          taskId: 'a',
          lineItemId: item.itemId,
          nhsNumber: '',
          odsCode: 'FLM49',
          status: item.latestStatus,
          terminalStatus: item.isTerminalState === 'true' ? 'completed' : 'in-progress',
          lastModified: item.lastUpdateDateTime,
          requestId: '',
          applicationName: '',
          arrivedAt: 0,
        },
      ],
      {
        odsCode: 'FLM49',
        prescriptionId: prescriptionID,
        itemIds: [item.itemId.toLowerCase()],
        now: Date.parse('2024-04-17T08:54:59Z'),
        releasedAt: 0,
      },
    )
    const said = line.extension[0].extension
    expect(shown).toMatchObject({
      status: said.find((each) => each.url === 'status')?.valueCoding?.code,
      at: Date.parse(said.find((each) => each.url === 'statusDate')?.valueDateTime ?? ''),
      medicationRequest: line.status,
    })
  })
})

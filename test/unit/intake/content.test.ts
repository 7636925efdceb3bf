import { describe, expect, it } from 'vitest'
import { firstLegalDay, lastLegalDay } from '../../../src/domain/law.ts'
import type { PrescriptionContent } from '../../../src/domain/prescription-content.ts'
import { sameContent } from '../../../src/domain/same-content.ts'
import { parseBytes } from '../../../src/main/intake/parse-bytes.ts'
import { readMessage, type ReadMessage } from '../../../src/main/intake/read-message.ts'
import { changed, fixtureText, listIn, put, resourcesOf, type Json } from '../../support/intake-fixtures.ts'

const read = (text: string): ReadMessage => {
  const parsed = parseBytes(new TextEncoder().encode(text))
  if (!parsed.ok) throw new Error(parsed.refusal.message)
  const message = readMessage(parsed.value, '2026-11-21')
  if (!message.ok) throw new Error(message.refusal.message)
  return message.value
}

const nth = (text: string, n = 0) => {
  const one = read(text)[n]
  if (one === undefined || !('content' in one)) throw new Error(JSON.stringify(one))
  return one
}

const contentOf = (text: string, n = 0): PrescriptionContent => nth(text, n).content
const itemOf = (change: (item: Json, message: Json) => void, position = 0) =>
  contentOf(
    changed('orderUnsigned', (message) => change(resourcesOf(message, 'MedicationRequest')[position] as Json, message)),
  ).items[position]
const onAll = (change: (item: Json) => void) =>
  changed('orderUnsigned', (message) => resourcesOf(message, 'MedicationRequest').forEach(change))

const repeats = (allowed: number, extra: { issued?: number; current?: number } = {}) =>
  onAll((item) => {
    put(item, ['courseOfTherapyType', 'coding', 0, 'code'], 'continuous-repeat-dispensing')
    const url = 'https://fhir.nhs.uk/StructureDefinition/Extension-EPS-RepeatInformation'
    const inside = [{ url: 'numberOfRepeatsAllowed', valueInteger: allowed }]
    if (extra.issued !== undefined) inside.push({ url: 'numberOfRepeatsIssued', valueInteger: extra.issued })
    put(item, ['basedOn'], [{ extension: [{ url, extension: inside }] }])
    if (extra.current !== undefined)
      listIn(item, 'extension').push({
        url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-MedicationRepeatInformation',
        extension: [
          { url: 'numberOfPrescriptionsIssued', valueUnsignedInt: extra.current },
          { url: 'authorisationExpiryDate', valueDateTime: '2027-02-01' },
        ],
      } as unknown as Json)
  })

describe('the content read from a message', () => {
  it('keeps the quantity as it was written, because it is signed', () => {
    expect(contentOf(fixtureText('orderUnsigned')).items[0]?.quantity.value).toBe('28.00')
  })

  it('gives item ids in lower case', () => {
    expect(contentOf(fixtureText('orderUnsigned')).items[0]?.id).toBe('00000011-1d2e-4a3b-8c4d-5e6f70819293')
  })

  it('takes the schedule from a created message, and knows none from a released one', () => {
    expect(contentOf(fixtureText('orderUnsigned')).items.map(({ schedule }) => schedule)).toEqual(['unknown', '2'])
    expect(contentOf(fixtureText('releaseReply')).items.map(({ schedule }) => schedule)).toEqual(['unknown', 'unknown'])
  })

  it('finds the quantity in words where release puts them, and leaves the note as it was', () => {
    const created = contentOf(fixtureText('orderUnsigned')).items[1]
    const released = contentOf(fixtureText('releaseReply')).items[1]
    expect(created).toMatchObject({ quantityInWords: 'ten', note: 'Large-print label please' })
    expect(released).toMatchObject({ quantityInWords: 'ten', note: 'Large-print label please' })
  })

  it('leaves a note that happens to begin with CD: alone in a message that never went through Spine', () => {
    expect(itemOf((item) => put(item, ['note'], [{ text: 'CD: ten' }]))).toMatchObject({
      quantityInWords: null,
      note: 'CD: ten',
    })
  })

  it('is the same as created and as released', () => {
    const created = contentOf(fixtureText('orderSigned'))
    const released = contentOf(fixtureText('releaseReply'))
    expect(sameContent(created, released)).toBe(true)
    expect(sameContent(released, created)).toBe(true)
  })

  it('drops the leading C of a GMC number', () => {
    expect(contentOf(fixtureText('releaseReply')).prescriber.codes).toEqual([{ system: 'gmc', value: '9999901' }])
  })

  it('joins directions of one sequence with and, sequences in order with then', () => {
    const dosages = [
      { sequence: 2, text: 'one at night' },
      { sequence: 1, text: 'two in the morning' },
      { sequence: 1, text: 'one at noon' },
    ]
    expect(itemOf((item) => put(item, ['dosageInstruction'], dosages))?.directions).toBe(
      'two in the morning, and one at noon, then one at night',
    )
  })

  it('follows a reference to the medicine, inside the item or beside it', () => {
    const medication = {
      resourceType: 'Medication',
      id: 'm1',
      code: {
        coding: [{ system: 'http://snomed.info/sct', code: '322341003', display: 'Co-codamol 30mg/500mg tablets' }],
      },
    }
    const drug = { code: '322341003', name: 'Co-codamol 30mg/500mg tablets' }
    const inside = itemOf((item) => {
      put(item, ['medicationCodeableConcept'], undefined)
      put(item, ['medicationReference'], { reference: '#m1' })
      put(item, ['contained'], [medication])
    })
    const beside = itemOf((item, message) => {
      put(item, ['medicationCodeableConcept'], undefined)
      put(item, ['medicationReference'], { reference: 'urn:uuid:m1' })
      listIn(message, 'entry').push({ fullUrl: 'urn:uuid:m1', resource: medication } as unknown as Json)
    })
    expect([inside?.drug, beside?.drug]).toEqual([drug, drug])
  })

  it('reads town and county as address lines, as release gives them back', () => {
    expect(contentOf(fixtureText('orderUnsigned')).prescriber.organisation.address).toEqual([
      'LARKFIELD SURGERY',
      'MILL LANE',
      'WESTFORD',
      'WF9 9ZZ',
    ])
  })

  it('counts a patient registered nowhere as having no practice', () => {
    const text = changed('orderUnsigned', (message) => {
      const patient = resourcesOf(message, 'Patient')[0] as Json
      put(patient, ['generalPractitioner', 0, 'identifier', 'value'], 'V81999')
    })
    expect(contentOf(text).patient.generalPractice).toBeNull()
  })

  it('is issue 1 of repeat dispensing when a created message does not say', () => {
    expect(contentOf(repeats(5)).issue).toEqual({ number: 1, of: 6 })
  })

  it('counts issues from one where the message does, and from zero where it does', () => {
    expect(contentOf(repeats(5, { current: 3 })).issue).toEqual({ number: 3, of: 6 })
    expect(contentOf(repeats(5, { issued: 2 })).issue).toEqual({ number: 3, of: 6 })
  })

  it('refuses to guess an issue number that the message gives twice and differently, or beyond the last', () => {
    const told = (text: string) =>
      read(text).flatMap((one) => ('reasons' in one ? one.reasons.map(({ code }) => code) : []))
    expect(new Set(told(repeats(5, { issued: 2, current: 2 })))).toEqual(new Set(['ill-formed-field']))
    expect(new Set(told(repeats(5, { current: 7 })))).toEqual(new Set(['ill-formed-field']))
  })

  it('gives an item the review date and repeats of its own', () => {
    expect(contentOf(repeats(5, { current: 1 })).items[0]).toMatchObject({ repeatsAllowed: 5, reviewOn: '2027-02-01' })
  })

  it('is repeat prescribing as soon as one item is, beside acute ones', () => {
    const text = changed('orderUnsigned', (message) =>
      put(message, ['entry', 2, 'resource', 'courseOfTherapyType', 'coding', 0, 'code'], 'continuous'),
    )
    const content = contentOf(text)
    expect([content.treatment, ...content.items.map(({ treatment }) => treatment)]).toEqual([
      'repeat',
      'acute',
      'repeat',
    ])
  })

  it('ends on the day the message means, not a summer night later', () => {
    const text = onAll((item) => put(item, ['dispenseRequest', 'validityPeriod', 'end'], '2026-06-04T23:59:59Z'))
    expect(contentOf(text).validTo).toBe('2026-06-04')
  })

  it('was written on the UK day of authoring or signing, whichever is later, wherever the PC stands', () => {
    const signedAt = (when: string) =>
      changed('orderSigned', (message) => {
        put(resourcesOf(message, 'Provenance')[0] as Json, ['signature', 0, 'when'], when)
        for (const item of resourcesOf(message, 'MedicationRequest'))
          put(item, ['authoredOn'], '2026-06-01T10:00:00+01:00')
      })
    expect(contentOf(signedAt('2026-06-03T23:30:00Z')).writtenOn).toBe('2026-06-04')
    expect(contentOf(signedAt('2026-05-30T10:00:00Z')).writtenOn).toBe('2026-06-01')
  })

  it('without any date of writing counts from the first day it is valid, else from the day it came', () => {
    expect(contentOf(fixtureText('orderUnsigned')).writtenOn).toBe('2026-11-16')
    const bare = onAll((item) => put(item, ['dispenseRequest', 'validityPeriod'], undefined))
    expect(contentOf(bare).writtenOn).toBe('2026-11-21')
  })

  it('released with a later first day than that of signing is valid from then, and is the same content as before', () => {
    const postDated = fixtureText('releaseReply').replaceAll(
      '"lastUpdated": "2026-11-16T00:00:00+00:00"',
      '"lastUpdated": "2026-12-07T00:00:00+00:00"',
    )
    const content = contentOf(postDated, 1)
    expect(content).toMatchObject({ writtenOn: '2026-11-16', validFrom: '2026-12-07' })
    expect([firstLegalDay(content), lastLegalDay(content, '4')]).toEqual(['2026-12-07', '2027-01-04'])
    const notPostDated = contentOf(fixtureText('releaseReply'), 1)
    expect(notPostDated.validFrom).toBeNull()
    expect(sameContent(content, notPostDated)).toBe(true)
  })

  it('that was never released is valid from its own period alone, whenever the message was changed last', () => {
    const text = changed('orderSigned', (message) => {
      put(message, ['meta'], { lastUpdated: '2026-12-07T00:00:00+00:00' })
      for (const item of resourcesOf(message, 'MedicationRequest'))
        put(item, ['dispenseRequest', 'validityPeriod'], undefined)
    })
    expect(contentOf(text)).toMatchObject({ writtenOn: '2026-11-16', validFrom: null })
  })

  it('of repeat dispensing is valid from its own period, also as released', () => {
    const text = changed('releaseReply', (message) => {
      const bundle = listIn((listIn(message, 'parameter')[0] as Json)['resource'] as Json, 'entry')[0]![
        'resource'
      ] as Json
      put(bundle, ['meta', 'lastUpdated'], '2026-12-07T00:00:00+00:00')
      for (const item of resourcesOf(bundle, 'MedicationRequest')) {
        put(item, ['courseOfTherapyType', 'coding', 0, 'code'], 'continuous-repeat-dispensing')
        put(item, ['dispenseRequest', 'validityPeriod'], { start: '2026-11-20', end: '2027-11-19' })
        put(item, ['dispenseRequest', 'expectedSupplyDuration'], { value: 28, code: 'd' })
      }
    })
    expect(contentOf(text)).toMatchObject({ treatment: 'repeat-dispensing', validFrom: '2026-11-20' })
  })

  it('holds the text for the patient and the list of repeat medicines', () => {
    const text = changed('orderUnsigned', (message) => {
      const list = { resourceType: 'List', entry: [{ item: { display: 'Ramipril 5mg capsules (2/6)' } }] }
      const payload = [{ contentString: 'Blood test due' }, { contentReference: { reference: 'urn:uuid:list' } }]
      listIn(message, 'entry').push(
        { fullUrl: 'urn:uuid:c', resource: { resourceType: 'CommunicationRequest', payload } } as unknown as Json,
        { fullUrl: 'urn:uuid:list', resource: list } as unknown as Json,
      )
    })
    expect(contentOf(text).forPatient).toEqual({
      text: ['Blood test due'],
      repeatList: ['Ramipril 5mg capsules (2/6)'],
    })
  })
})

describe('a release reply', () => {
  it('says to whom it handed each prescription and what a return must quote', () => {
    expect(nth(fixtureText('releaseReply')).source).toEqual({
      kind: 'release',
      releasedTo: 'FA565',
      releaseResponseId: '000002bc-1d2e-4a3b-8c4d-5e6f70819293',
      signed: true,
    })
  })

  it('gives the words of the NHS for what it took back, with and without the resource wrapper', () => {
    const bare = changed('releaseReply', (reply) => {
      const failed = listIn(reply, 'parameter')[1]?.['resource'] ?? {}
      put(
        failed,
        ['entry'],
        listIn(failed, 'entry').map((entry) => entry['resource']),
      )
    })
    for (const text of [fixtureText('releaseReply'), bare])
      expect(nth(text, 2)).toMatchObject({
        sentBackReason: 'Signature is invalid.',
        source: { kind: 'release-failed' },
      })
  })

  it('refuses what it cannot read and gives the rest', () => {
    const text = changed('releaseReply', (reply) =>
      put(reply, ['parameter', 0, 'resource', 'entry', 0, 'resource', 'entry', 1, 'resource', 'status'], 'draft'),
    )
    expect(read(text).map((one) => ('content' in one ? one.content.shortId : one.reasons[0]?.path))).toEqual([
      'Parameters.parameter[0].resource.entry[0].resource.entry[1].resource.status',
      '5A1E02-A83008-0C0DE6',
      '5A1E03-A83008-0C0DEH',
    ])
  })
})

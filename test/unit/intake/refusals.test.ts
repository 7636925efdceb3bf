import { describe, expect, it } from 'vitest'
import { largestMessage, parseBytes } from '../../../src/main/intake/parse-bytes.ts'
import { readMessage } from '../../../src/main/intake/read-message.ts'
import type { Reason } from '../../../src/main/intake/reason.ts'
import { changed, fixtureText, listIn, put, resourcesOf, type Json } from '../../support/intake-fixtures.ts'

const reasonsOf = (message: string | Uint8Array): readonly Reason[] => {
  const parsed = parseBytes(typeof message === 'string' ? new TextEncoder().encode(message) : message)
  if (!parsed.ok) return [parsed.refusal]
  const read = readMessage(parsed.value, '2026-11-21')
  return read.ok ? read.value.flatMap((one) => ('reasons' in one ? one.reasons : [])) : [read.refusal]
}

const order = (change: (message: Json) => void): string => changed('orderUnsigned', change)
const at = (...steps: readonly (string | number)[]) => ['entry', ...steps.slice(0, 1), 'resource', ...steps.slice(1)]
// Entries of the order: 0 header, 1 and 2 items, 3 patient, 4 role, 5 practitioner, 6 organisation.
const set = (steps: readonly (string | number)[], value: unknown) => order((message) => put(message, steps, value))
const onBoth = (steps: readonly (string | number)[], value: unknown) =>
  order((message) => {
    for (const item of resourcesOf(message, 'MedicationRequest')) put(item, steps, value)
  })
const repeatDispensing = { coding: [{ code: 'continuous-repeat-dispensing' }] }

const refusals: readonly (readonly [rule: string, message: string | Uint8Array, code: string, path: string])[] = [
  ['XML is no JSON', '<Bundle xmlns="http://hl7.org/fhir"/>', 'not-json', ''],
  ['nothing at all is no JSON', '', 'not-json', ''],
  ['half a message is no JSON', fixtureText('orderSigned').slice(0, 4000), 'not-json', ''],
  [
    'the same key twice with two values is no JSON to rely on',
    '{"resourceType":"Bundle","resourceType":"Task"}',
    'not-json',
    '',
  ],
  ['a JSON list is no FHIR', '[]', 'not-fhir', ''],
  ['JSON without a resource type is no FHIR', '{"prescription":1}', 'not-fhir', ''],
  ['JSON nested a hundred thousand deep is no FHIR', '['.repeat(100_000), 'not-fhir', ''],
  ['another resource is named', '{"resourceType":"Claim"}', 'wrong-message', 'Claim'],
  [
    'a bundle of another type',
    '{"resourceType":"Bundle","type":"transaction","entry":[]}',
    'wrong-message',
    'Bundle.type',
  ],
  [
    'a message of another kind',
    set(at(0, 'eventCoding', 'code'), 'dispense-notification'),
    'wrong-message',
    'Bundle.entry',
  ],
  [
    'search results without an order',
    '{"resourceType":"Bundle","type":"searchset","entry":[]}',
    'wrong-message',
    'Bundle.entry',
  ],
  [
    'a release reply that counts prescriptions and holds none',
    '{"resourceType":"Parameters","parameter":[{"name":"passedPrescriptions","resource":{"resourceType":"Bundle","total":1}}]}',
    'wrong-message',
    'Parameters.parameter',
  ],
  ['over 5 MB', new Uint8Array(largestMessage + 1).fill(0x20), 'too-large', ''],
  [
    'Latin-1 text',
    Buffer.from(fixtureText('orderSigned').replace('QUAYSIDE', '').replace('ADA', 'ZOË'), 'latin1'),
    'encoding',
    '',
  ],
  ['UTF-16 text', Buffer.from(`\uFEFF${fixtureText('orderSigned')}`, 'utf16le'), 'encoding', ''],
  [
    'no prescription number',
    set(at(1, 'groupIdentifier'), undefined),
    'missing-field',
    'Bundle.entry[1].resource.groupIdentifier',
  ],
  [
    'another kind of number',
    set(at(1, 'groupIdentifier', 'system'), 'https://fhir.nhs.uk/Id/prescription-short-form'),
    'ill-formed-field',
    'Bundle.entry[1].resource.groupIdentifier.system',
  ],
  [
    'a misshapen number',
    onBoth(['groupIdentifier', 'value'], '5A1E01'),
    'ill-formed-field',
    'Bundle.entry[1].resource.groupIdentifier.value',
  ],
  [
    'a number with a wrong character',
    onBoth(['groupIdentifier', 'value'], '5A1E01-A83008-0C0DDW'),
    'check-digit',
    'Bundle.entry[1].resource.groupIdentifier.value',
  ],
  [
    'an NHS number with a wrong digit',
    set(at(3, 'identifier', 0, 'value'), '9990000418'),
    'check-digit',
    'Bundle.entry[3].resource.identifier[0].value',
  ],
  [
    'an NHS number of nine digits',
    set(at(3, 'identifier', 0, 'value'), '999000041'),
    'ill-formed-field',
    'Bundle.entry[3].resource.identifier[0].value',
  ],
  [
    'no NHS number',
    set(at(3, 'identifier', 0, 'system'), 'urn:other'),
    'missing-field',
    'Bundle.entry[3].resource.identifier',
  ],
  [
    'no patient',
    order((message) => void listIn(message, 'entry').splice(3, 1)),
    'missing-field',
    'Bundle.entry[1].resource.subject',
  ],
  ['a birth year only', set(at(3, 'birthDate'), '1957'), 'ill-formed-field', 'Bundle.entry[3].resource.birthDate'],
  [
    'a birthday that never was',
    set(at(3, 'birthDate'), '1957-02-30'),
    'ill-formed-field',
    'Bundle.entry[3].resource.birthDate',
  ],
  [
    'no family name',
    set(at(3, 'name', 0, 'family'), undefined),
    'missing-field',
    'Bundle.entry[3].resource.name[0].family',
  ],
  [
    'a control character in a name',
    set(at(3, 'name', 0, 'family'), 'MAR\u0000LOWE'),
    'ill-formed-field',
    'Bundle.entry[3].resource.name[0].family',
  ],
  [
    'a prescriber nobody describes',
    onBoth(['requester', 'reference'], 'urn:uuid:nobody'),
    'missing-field',
    'Bundle.entry[1].resource.requester',
  ],
  [
    'no prescriber organisation',
    set(at(6, 'identifier', 0, 'system'), 'urn:other'),
    'missing-field',
    'Bundle.entry[6].resource.identifier',
  ],
  ['no prescriber name', set(at(5, 'name', 0), {}), 'missing-field', 'Bundle.entry[5].resource.name'],
  [
    'no medicine',
    set(at(1, 'medicationCodeableConcept'), undefined),
    'missing-field',
    'Bundle.entry[1].resource.medicationCodeableConcept',
  ],
  [
    'a medicine without name',
    set(at(1, 'medicationCodeableConcept', 'coding', 0, 'display'), ''),
    'missing-field',
    'Bundle.entry[1].resource.medicationCodeableConcept.coding[0].display',
  ],
  [
    'a medicine whose code is a word',
    set(at(1, 'medicationCodeableConcept', 'coding', 0, 'code'), 'amox'),
    'ill-formed-field',
    'Bundle.entry[1].resource.medicationCodeableConcept.coding[0].code',
  ],
  [
    'a quantity of nothing',
    set(at(1, 'dispenseRequest', 'quantity', 'value'), 0),
    'ill-formed-field',
    'Bundle.entry[1].resource.dispenseRequest.quantity.value',
  ],
  [
    'a quantity in quotation marks',
    set(at(1, 'dispenseRequest', 'quantity', 'value'), '28'),
    'ill-formed-field',
    'Bundle.entry[1].resource.dispenseRequest.quantity.value',
  ],
  [
    'three decimals',
    set(at(1, 'dispenseRequest', 'quantity', 'value'), 0.125),
    'ill-formed-field',
    'Bundle.entry[1].resource.dispenseRequest.quantity.value',
  ],
  [
    'no quantity',
    set(at(1, 'dispenseRequest', 'quantity'), undefined),
    'missing-field',
    'Bundle.entry[1].resource.dispenseRequest.quantity',
  ],
  ['no directions', set(at(2, 'dosageInstruction'), []), 'missing-field', 'Bundle.entry[2].resource.dosageInstruction'],
  [
    'empty directions',
    set(at(2, 'dosageInstruction', 0, 'text'), ' '),
    'ill-formed-field',
    'Bundle.entry[2].resource.dosageInstruction[0].text',
  ],
  [
    'an item number that is no UUID',
    set(at(1, 'identifier', 0, 'value'), '1'),
    'ill-formed-field',
    'Bundle.entry[1].resource.identifier[0].value',
  ],
  [
    'the same item number twice',
    onBoth(['identifier', 0, 'value'], '00000011-1d2e-4a3b-8c4d-5e6f70819293'),
    'ill-formed-field',
    'Bundle.entry[2].resource.identifier',
  ],
  ['no prescription type', onBoth(['extension', 0], {}), 'missing-field', 'Bundle.entry[1].resource.extension'],
  [
    'a controlled-drug schedule that does not exist',
    set(at(2, 'extension', 1, 'extension', 1, 'valueCoding', 'code'), 'CD9'),
    'ill-formed-field',
    'Bundle.entry[2].resource.extension[1].extension[1].valueCoding.code',
  ],
  [
    'quantity words that are a number',
    set(at(2, 'extension', 1, 'extension', 0, 'valueString'), 10),
    'ill-formed-field',
    'Bundle.entry[2].resource.extension[1].extension[0].valueString',
  ],
  [
    'an item that ended elsewhere',
    set(at(1, 'status'), 'completed'),
    'ill-formed-field',
    'Bundle.entry[1].resource.status',
  ],
  ['no items', order((message) => void listIn(message, 'entry').splice(1, 2)), 'item-count', 'Bundle.entry'],
  [
    'five items',
    order((message) => listIn(message, 'entry').push(...[1, 2, 1].map((n) => listIn(message, 'entry')[n] ?? {}))),
    'item-count',
    'Bundle.entry',
  ],
  ['an intent that is a plan', set(at(1, 'intent'), 'plan'), 'intent', 'Bundle.entry[1].resource.intent'],
  [
    'a released intent on a created order',
    set(at(1, 'intent'), 'reflex-order'),
    'intent',
    'Bundle.entry[1].resource.intent',
  ],
  [
    'an unknown treatment type',
    set(at(1, 'courseOfTherapyType', 'coding', 0, 'code'), 'seasonal'),
    'treatment-type',
    'Bundle.entry[1].resource.courseOfTherapyType',
  ],
  [
    'repeat dispensing beside acute',
    set(at(1, 'courseOfTherapyType'), repeatDispensing),
    'treatment-type',
    'Bundle.entry[1].resource.courseOfTherapyType',
  ],
  [
    'two patients on one prescription',
    set(at(2, 'subject', 'reference'), 'urn:uuid:other'),
    'ill-formed-field',
    'Bundle.entry[2].resource.subject',
  ],
  [
    'two nominated pharmacies',
    set(at(2, 'dispenseRequest', 'performer', 'identifier', 'value'), 'FH542'),
    'ill-formed-field',
    'Bundle.entry[2].resource.dispenseRequest.performer',
  ],
  [
    'two prescription numbers',
    set(at(2, 'groupIdentifier', 'value'), '5A1E02-A83008-0C0DE6'),
    'ill-formed-field',
    'Bundle.entry[2].resource.groupIdentifier',
  ],
]

describe('a message that cannot be taken in', () => {
  it.each(refusals)('is refused with code and path: %s', (_rule, message, code, path) => {
    expect(reasonsOf(message)).toContainEqual(expect.objectContaining({ code, path }))
  })

  it.each(refusals)(
    'says what is wrong and what to do in words, without anything of the patient: %s',
    (_rule, message) => {
      for (const { message: sentence, path } of reasonsOf(message)) {
        expect(sentence).toMatch(/^[A-Z].+\. [A-Z].+\.$/s)
        expect(sentence + path).not.toMatch(/MARLOWE|ADA|1957|99900/)
      }
    },
  )

  it('has all its reasons listed, not only the first', () => {
    const message = order((root) => {
      put(root, at(3, 'birthDate'), '1957')
      put(root, at(2, 'intent'), 'plan')
    })
    expect(reasonsOf(message).map(({ code }) => code)).toEqual(['intent', 'ill-formed-field'])
  })
})

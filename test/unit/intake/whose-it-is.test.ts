import { expect, test } from 'vitest'
import { parseBytes } from '../../../src/main/intake/parse-bytes.ts'
import { readMessage } from '../../../src/main/intake/read-message.ts'
import { changed, listIn, put, resourcesOf, type Json } from '../../support/intake-fixtures.ts'

const nhsNumber = 'https://fhir.nhs.uk/Id/nhs-number'
const [own, others] = ['9990000417', '9990548609']

const readingOf = (change: (message: Json) => void) => {
  const parsed = parseBytes(new TextEncoder().encode(changed('orderUnsigned', change)))
  const read = parsed.ok ? readMessage(parsed.value, '2026-11-21') : parsed
  return read.ok ? read.value[0] : undefined
}

const pointingTo = (message: Json, subject: unknown): void => {
  for (const item of resourcesOf(message, 'MedicationRequest')) put(item, ['subject'], subject)
}

const withTwoPatients = (message: Json): void => {
  const entries = listIn(message, 'entry')
  for (const patient of structuredClone(entries.slice(3, 4))) entries.push(patient)
  put(message, ['entry', 7, 'resource', 'identifier', 0, 'value'], others)
  put(message, ['entry', 3, 'fullUrl'], 'urn:uuid:one')
  put(message, ['entry', 7, 'fullUrl'], 'urn:uuid:two')
}

test('of two patients in a message the one is taken to whom the items point', () => {
  const read = readingOf((message) => {
    withTwoPatients(message)
    pointingTo(message, { reference: 'urn:uuid:two' })
  })
  expect(read).toMatchObject({ content: { patient: { nhsNumber: others } } })
})

test('of two patients in a message neither is taken when the items point to nobody', () => {
  const read = readingOf((message) => {
    withTwoPatients(message)
    pointingTo(message, { reference: 'urn:uuid:nobody' })
  })
  expect(read).toMatchObject({
    reasons: [{ code: 'missing-field', path: 'Bundle.entry[1].resource.subject' }],
  })
})

test('items that name another patient by number than the message has are not taken in', () => {
  const read = readingOf((message) => {
    pointingTo(message, { identifier: { system: nhsNumber, value: others } })
  })
  expect(read).toMatchObject({
    reasons: [{ code: 'ill-formed-field', path: 'Bundle.entry[1].resource.subject.identifier' }],
  })
})

test('the one patient of a message is taken when the items name them by number alone', () => {
  const read = readingOf((message) => {
    pointingTo(message, { identifier: { system: nhsNumber, value: own } })
  })
  expect(read).toMatchObject({ content: { patient: { nhsNumber: own } } })
})

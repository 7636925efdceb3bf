import { parseNhsNumber, parseOdsCode, parseShortId, looksLikeShortId, parseUuid } from '../../domain/identifiers.ts'
import type { PatientContent, PrescriptionContent, Treatment } from '../../domain/prescription-content.ts'
import type { LocalDate } from '../../domain/uk-date.ts'
import { asObject, entriesOf, resolver, type Entry, type Resolve } from './bundle.ts'
import { checkConsistency } from './consistency.ts'
import { medicationRequest, provenance, type MedicationRequest } from './fhir-schemas.ts'
import { extensionUrls, extensionValue, findExtension, systems } from './fields.ts'
import { readForPatient } from './for-patient.ts'
import { readItem, type ReadItem } from './item.ts'
import { pathTo, read, type Located } from './located.ts'
import { dayOf, lastDayOf, laterDay } from './message-date.ts'
import { readPatient } from './patient.ts'
import { readPrescriber } from './prescriber.ts'
import { illFormed, missing, wrongCheckDigit, type Problems, type Reason } from './reason.ts'

/** What reading an order message gave. `signed`: it carries a signature, of whatever worth. */
export interface ReadOrder {
  readonly content: PrescriptionContent
  readonly signed: boolean
}

const mostItems = 4

/** The content of one order message; undefined when anything was put into `problems`. `received` is the day it came, for messages without any date. */
export const toContent = (
  bundle: Located,
  { released, received }: { readonly released: boolean; readonly received: LocalDate },
  problems: Problems,
): ReadOrder | undefined => {
  const entries = entriesOf(bundle) ?? []
  const resolve = resolver(entries)
  const requests = entries
    .filter(({ type }) => type === 'MedicationRequest')
    .flatMap((entry) => readRequest(entry, problems))
  const first = requests[0]
  checkCount(entries, bundle.path, problems)
  if (first === undefined) return undefined
  checkConsistency(requests, problems)
  const items = requests.map((request) => readItem(request, resolve, released, problems))
  const header = readHeader(first, problems)
  const treatment = commonTreatment(items, first.path, problems)
  const patient = patientOf(first, entries, resolve, problems)
  const role = resolve(first.value.requester.reference)
  const prescriber = role && readPrescriber(role, resolve, problems)
  if (role === undefined) problems.push(missing(pathTo(first.path, 'requester'), 'prescriber'))
  const forPatient = readForPatient(entries, resolve, problems)
  const dates = readDates(first, entries, problems)
  if (treatment === 'repeat-dispensing') checkRepeatDispensing(first, items, problems)
  checkItemIds(requests, items, problems)
  if (problems.length > 0 || !header || !treatment || !patient || !prescriber) return undefined
  const contents = items.flatMap((item) => item?.content ?? [])
  const issue = items[0]?.issue ?? null
  const effectiveOn = lastUpdatedDay(bundle)
  const writtenOn = laterDay(dates.authoredOn, dates.signedOn) ?? dates.validFrom ?? effectiveOn ?? received
  return {
    signed: dates.signed,
    content: {
      ...header,
      issue: issue === null ? null : { number: issue, of: (contents[0]?.repeatsAllowed ?? 0) + 1 },
      treatment,
      writtenOn,
      authoredOn: dates.authoredOn,
      validFrom: dates.validFrom ?? (released ? dayAfter(writtenOn, effectiveOn) : null),
      validTo: dates.validTo,
      daysSupply: dates.daysSupply,
      forPatient,
      patient,
      prescriber,
      items: contents,
    },
  }
}

// A reference that leads nowhere may be to the one patient there is, and to no one of several.
const patientOf = (
  { value: { subject }, path }: Located<MedicationRequest>,
  entries: readonly Entry[],
  resolve: Resolve,
  problems: Problems,
): PatientContent | undefined => {
  const [only, another] = entries.filter(({ type }) => type === 'Patient')
  const entry = resolve(subject.reference) ?? (another === undefined ? only : undefined)
  if (entry === undefined) problems.push(missing(pathTo(path, 'subject'), 'patient'))
  const patient = entry && readPatient(entry, problems)
  const named = subject.identifier?.system === systems.nhsNumber ? subject.identifier.value : undefined
  if (patient && named !== undefined && parseNhsNumber(named) !== patient.nhsNumber)
    problems.push(illFormed(pathTo(path, 'subject', 'identifier'), 'patient of the item', 'the patient of the message'))
  return patient
}

const readRequest = (entry: Entry, problems: Problems): readonly Located<MedicationRequest>[] => {
  const value = read(medicationRequest, entry, problems)
  return value === undefined ? [] : [{ value, path: entry.path }]
}

const checkCount = (entries: readonly Entry[], path: string, problems: Problems): void => {
  const count = entries.filter(({ type }) => type === 'MedicationRequest').length
  if (count >= 1 && count <= mostItems) return
  const reason: Reason = {
    code: 'item-count',
    path: pathTo(path, 'entry'),
    message: `The prescription has ${count} items; it must have one to four. Ask the sender for a corrected message.`,
  }
  problems.push(reason)
}

const readHeader = ({ value, path }: Located<MedicationRequest>, problems: Problems) => {
  const group = pathTo(path, 'groupIdentifier')
  const shortId = readShortId(value, group, problems)
  const long = extensionValue(
    findExtension(value.groupIdentifier.extension, extensionUrls.prescriptionId, group),
    'valueIdentifier',
    ({ valueIdentifier }) => valueIdentifier?.value,
    problems,
  )
  const longId = long === undefined ? null : parseUuid(long.value)
  if (longId === undefined) problems.push(illFormed(long?.path ?? group, 'long prescription id', 'a UUID'))
  const type = readType({ value, path }, problems)
  const performer = value.dispenseRequest.performer?.identifier?.value
  const nominated = performer === undefined ? null : parseOdsCode(performer)
  if (nominated === undefined)
    problems.push(
      illFormed(
        pathTo(path, 'dispenseRequest', 'performer', 'identifier', 'value'),
        'code of the nominated pharmacy',
        'one to eight letters and digits',
      ),
    )
  if (shortId === undefined || longId === undefined || type === undefined || nominated === undefined) return undefined
  return { shortId, longId, prescriptionType: type, nominatedPharmacy: nominated }
}

const readShortId = ({ groupIdentifier }: MedicationRequest, path: string, problems: Problems) => {
  if (groupIdentifier.system !== systems.shortId) {
    problems.push(illFormed(pathTo(path, 'system'), 'kind of prescription number', systems.shortId))
    return undefined
  }
  const shortId = parseShortId(groupIdentifier.value)
  if (shortId !== undefined) return shortId
  const value = pathTo(path, 'value')
  problems.push(
    looksLikeShortId(groupIdentifier.value.trim().toUpperCase())
      ? wrongCheckDigit(value, 'prescription number')
      : illFormed(value, 'prescription number', 'of the form AAAAAA-BBBBBB-CCCCCX'),
  )
  return undefined
}

const readType = ({ value, path }: Located<MedicationRequest>, problems: Problems): string | undefined => {
  const found = findExtension(value.extension, extensionUrls.prescriptionType, path)
  if (found === undefined) problems.push(missing(pathTo(path, 'extension'), 'prescription type'))
  const type = extensionValue(found, 'valueCoding', ({ valueCoding }) => valueCoding?.code, problems)
  if (type === undefined || /^\d{4}$/.test(type.value)) return type?.value
  problems.push(illFormed(type.path, 'prescription type', 'four digits'))
  return undefined
}

const commonTreatment = (
  items: readonly (ReadItem | undefined)[],
  path: string,
  problems: Problems,
): Treatment | undefined => {
  const kinds = new Set(items.flatMap((item) => item?.content.treatment ?? []))
  if (kinds.size > 1 && kinds.has('repeat-dispensing')) {
    problems.push({
      code: 'treatment-type',
      path: pathTo(path, 'courseOfTherapyType'),
      message:
        'Repeat dispensing is mixed with another treatment type in one prescription. Ask the sender for a corrected message.',
    })
    return undefined
  }
  return kinds.has('repeat') ? 'repeat' : [...kinds][0]
}

const readDates = ({ value, path }: Located<MedicationRequest>, entries: readonly Entry[], problems: Problems) => {
  const { validityPeriod, expectedSupplyDuration } = value.dispenseRequest
  const at = (...steps: readonly string[]) => pathTo(path, 'dispenseRequest', ...steps)
  const dated = (
    text: string | undefined,
    where: string,
    what: string,
    parse: (text: string) => LocalDate | undefined,
  ) => {
    if (text === undefined) return null
    const day = parse(text)
    if (day === undefined) problems.push(illFormed(where, what, 'a whole date'))
    return day ?? null
  }
  const signatures = entries
    .filter(({ type }) => type === 'Provenance')
    .flatMap((entry) => read(provenance, entry, problems)?.signature ?? [])
    .filter(({ data }) => data !== undefined && data.trim() !== '')
  return {
    authoredOn: dated(value.authoredOn, pathTo(path, 'authoredOn'), 'date of writing', dayOf),
    signed: signatures.length > 0,
    signedOn: signatures.reduce<LocalDate | null>(
      (latest, { when }) => laterDay(latest, dayOf(when ?? '') ?? null),
      null,
    ),
    validFrom: dated(validityPeriod?.start, at('validityPeriod', 'start'), 'first day of validity', dayOf),
    validTo: dated(validityPeriod?.end, at('validityPeriod', 'end'), 'last day of validity', lastDayOf),
    daysSupply: readDays(expectedSupplyDuration, at('expectedSupplyDuration'), problems),
  }
}

const readDays = (
  duration: MedicationRequest['dispenseRequest']['expectedSupplyDuration'],
  path: string,
  problems: Problems,
): number | null => {
  if (duration?.value === undefined) return null
  if (/^[1-9]\d{0,2}$/.test(duration.value) && (duration.code ?? 'd') === 'd') return Number(duration.value)
  problems.push(illFormed(path, 'length of supply', 'a whole number of days'))
  return null
}

const checkRepeatDispensing = (
  { value, path }: Located<MedicationRequest>,
  items: readonly (ReadItem | undefined)[],
  problems: Problems,
): void => {
  const { validityPeriod, expectedSupplyDuration } = value.dispenseRequest
  if (validityPeriod?.start === undefined)
    problems.push(missing(pathTo(path, 'dispenseRequest', 'validityPeriod'), 'validity of the repeat dispensing'))
  if (expectedSupplyDuration?.value === undefined)
    problems.push(
      missing(pathTo(path, 'dispenseRequest', 'expectedSupplyDuration'), 'length of supply of the repeat dispensing'),
    )
  const issue = items[0]?.issue ?? 1
  if (items.some((item) => item !== undefined && item.issue !== issue))
    problems.push(
      illFormed(pathTo(path, 'extension'), 'number of this issue', 'the same on every item of the prescription'),
    )
  if (items.some((item) => item !== undefined && issue > item.content.repeatsAllowed + 1))
    problems.push(illFormed(pathTo(path, 'basedOn'), 'number of this issue', 'no higher than the number of issues'))
}

const checkItemIds = (
  requests: readonly Located<MedicationRequest>[],
  items: readonly (ReadItem | undefined)[],
  problems: Problems,
): void => {
  const seen = new Set<string>()
  items.forEach((item, at) => {
    const id = item?.content.id
    if (id === undefined) return
    if (seen.has(id))
      problems.push(
        illFormed(pathTo(requests[at]?.path ?? '', 'identifier'), 'item number', 'different for every item'),
      )
    seen.add(id)
  })
}

// A release keeps the validity period on repeat dispensing only: a later first day than that of signing stands here alone.
const dayAfter = (written: LocalDate, effective: LocalDate | undefined): LocalDate | null =>
  effective !== undefined && effective > written ? effective : null

// On released messages it is the day from which it is valid (nhs-interfaces 3.5).
const lastUpdatedDay = (bundle: Located): LocalDate | undefined => {
  const updated = asObject(asObject(bundle.value)?.['meta'])?.['lastUpdated']
  return typeof updated === 'string' ? dayOf(updated) : undefined
}

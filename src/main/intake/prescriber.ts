import { parseOdsCode } from '../../domain/identifiers.ts'
import type { PrescriberContent } from '../../domain/prescription-content.ts'
import type { Resolve } from './bundle.ts'
import {
  location,
  organisation,
  practitioner,
  practitionerRole,
  type HumanName,
  type Identifier,
  type Reference,
} from './fhir-schemas.ts'
import { findIdentifier, systems, textOrNull } from './fields.ts'
import { pathTo, read, type Located } from './located.ts'
import { postalLines, postcodeOf } from './postal-lines.ts'
import { illFormed, missing, type Problems } from './reason.ts'

type Organisation = PrescriberContent['organisation']
type Telecom = readonly { readonly system?: string | undefined; readonly value?: string | undefined }[] | undefined

const registers = ['gmc-number', 'gmp-number', 'nmc-number', 'gphc-number', 'hcpc-number', 'professional-code'] as const

/** The prescriber and where they prescribe; undefined when something we must know is missing or wrong. */
export const readPrescriber = (role: Located, resolve: Resolve, problems: Problems): PrescriberContent | undefined => {
  const detail = read(practitionerRole, role, problems)
  if (detail === undefined) return undefined
  const person = readPerson(detail.practitioner, pathTo(role.path, 'practitioner'), resolve, problems)
  const service = detail.healthcareService?.[0]
  const place =
    service === undefined
      ? readOrganisation(detail.organization, pathTo(role.path, 'organization'), resolve, problems)
      : readOrganisation(service, pathTo(role.path, 'healthcareService', 0), resolve, problems)
  if (person === undefined || place === undefined) return undefined
  return {
    name: person.name,
    codes: person.codes,
    phone: phoneOf(detail.telecom) ?? person.phone,
    roleProfile: textOrNull(findIdentifier(detail.identifier, systems.roleProfile, role.path)?.value),
    organisation: place,
  }
}

const readPerson = (reference: Reference, path: string, resolve: Resolve, problems: Problems) => {
  const found = resolve(reference.reference)
  if (found === undefined) return namedOnly(reference, path, problems)
  const person = read(practitioner, found, problems)
  if (person === undefined) return undefined
  const name = fullName(person.name[0])
  if (name !== undefined) return { name, codes: codesOf(person.identifier), phone: phoneOf(person.telecom) }
  problems.push(missing(pathTo(found.path, 'name'), 'name of the prescriber'))
  return undefined
}

const namedOnly = (reference: Reference, path: string, problems: Problems) => {
  const name = textOrNull(reference.display)
  if (name !== null) return { name, codes: codesOf(reference.identifier && [reference.identifier]), phone: null }
  problems.push(missing(path, 'person prescribing'))
  return undefined
}

const fullName = (name: HumanName | undefined): string | undefined => {
  const parts = [...(name?.prefix ?? []), ...(name?.given ?? []), name?.family, ...(name?.suffix ?? [])]
  const joined = parts
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '')
    .join(' ')
  return textOrNull(joined) ?? textOrNull(name?.text) ?? undefined
}

const codesOf = (identifiers: readonly Identifier[] | undefined): PrescriberContent['codes'] =>
  registers.flatMap((register) => {
    const value = findIdentifier(identifiers, `https://fhir.hl7.org.uk/Id/${register}`, '')?.value.trim()
    if (value === undefined || value === '') return []
    const system = register.replace(/-number$/, '')
    // GMC numbers circulate with and without a leading C (nhs-interfaces 7); the digits are the number.
    return [{ system, value: system === 'gmc' ? value.replace(/^C(?=\d)/i, '') : value }]
  })

const readOrganisation = (
  reference: Reference | undefined,
  path: string,
  resolve: Resolve,
  problems: Problems,
): Organisation | undefined => {
  const found = resolve(reference?.reference)
  if (found === undefined) return organisationByName(reference, path, problems)
  const place = read(organisation, found, problems)
  if (place === undefined) return undefined
  const ods = findIdentifier(place.identifier, systems.ods, found.path)
  if (ods === undefined) {
    problems.push(missing(pathTo(found.path, 'identifier'), 'organisation code of the prescriber'))
    return undefined
  }
  if (parseOdsCode(ods.value) === undefined) {
    problems.push(illFormed(ods.path, 'organisation code of the prescriber', 'one to eight letters and digits'))
    return undefined
  }
  const site = resolve(place.location?.[0]?.reference)
  const address = site === undefined ? place.address?.[0] : read(location, site, problems)?.address
  const postcode = postcodeOf(address)
  return {
    ods: ods.value.trim().toUpperCase(),
    name: place.name.trim(),
    address: postcode === null ? postalLines(address) : [...postalLines(address), postcode],
    phone: phoneOf(place.telecom),
  }
}

const organisationByName = (reference: Reference | undefined, path: string, problems: Problems) => {
  const ods = parseOdsCode(reference?.identifier?.value ?? '')
  const name = textOrNull(reference?.display)
  if (ods !== undefined && name !== null) return { ods, name, address: [], phone: null }
  problems.push(missing(path, 'organisation of the prescriber'))
  return undefined
}

const phoneOf = (telecom: Telecom): string | null =>
  textOrNull(telecom?.find(({ system, value }) => (system ?? 'phone') === 'phone' && value !== undefined)?.value)

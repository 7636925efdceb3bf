import type { Extension, Identifier } from './fhir-schemas.ts'
import { pathTo, type Located } from './located.ts'
import { illFormed, type Problems } from './reason.ts'

const nhs = 'https://fhir.nhs.uk/StructureDefinition/Extension-'
const uk = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-'

/** The extensions read, by what they carry (nhs-interfaces 3.4). */
export const extensionUrls = {
  prescriptionId: `${nhs}DM-PrescriptionId`,
  prescriptionType: `${nhs}DM-PrescriptionType`,
  responsiblePractitioner: `${nhs}DM-ResponsiblePractitioner`,
  controlledDrug: `${nhs}DM-ControlledDrug`,
  endorsement: `${nhs}DM-PrescriptionEndorsement`,
  performerSiteType: `${nhs}DM-PerformerSiteType`,
  repeatInformation: `${nhs}EPS-RepeatInformation`,
  repeatsOfItem: `${uk}UKCore-MedicationRepeatInformation`,
} as const

/** The identifier systems read. */
export const systems = {
  shortId: 'https://fhir.nhs.uk/Id/prescription-order-number',
  longId: 'https://fhir.nhs.uk/Id/prescription',
  itemId: 'https://fhir.nhs.uk/Id/prescription-order-item-number',
  nhsNumber: 'https://fhir.nhs.uk/Id/nhs-number',
  ods: 'https://fhir.nhs.uk/Id/ods-organization-code',
  roleProfile: 'https://fhir.nhs.uk/Id/sds-role-profile-id',
  snomed: 'http://snomed.info/sct',
} as const

/** A field found in a list, with its place. */
export type Found<T> = Located<T>

/** The first extension of a kind, with its path; undefined when there is none. */
export const findExtension = (
  extensions: readonly Extension[] | undefined,
  url: string,
  ownerPath: string,
): Found<Extension> | undefined => {
  const at = extensions?.findIndex((extension) => extension.url === url) ?? -1
  const value = extensions?.[at]
  return value === undefined ? undefined : { value, path: pathTo(ownerPath, 'extension', at) }
}

/** A value inside an extension. One that is there without a value of its kind is a problem, never "not there": it may be an issue number. */
export const extensionValue = <T>(
  found: Found<Extension> | undefined,
  kind: string,
  pick: (extension: Extension) => T | undefined,
  problems: Problems,
): Found<T> | undefined => {
  if (found === undefined) return undefined
  const value = pick(found.value)
  const path = pathTo(found.path, kind)
  if (value !== undefined) return { value, path }
  problems.push(illFormed(path, `extension “${nameOf(found.value.url)}”`, `given as ${kind}`))
  return undefined
}

const nameOf = (url: string | undefined): string => /[A-Za-z-]{1,60}$/.exec(url ?? '')?.[0] ?? 'unnamed'

/** The value of the identifier of a system, with its path; undefined when there is none. */
export const findIdentifier = (
  identifiers: readonly Identifier[] | undefined,
  system: string,
  ownerPath: string,
): Found<string> | undefined => {
  const at = identifiers?.findIndex((identifier) => identifier.system === system) ?? -1
  const value = identifiers?.[at]?.value
  return value === undefined ? undefined : { value, path: pathTo(ownerPath, 'identifier', at, 'value') }
}

/** A text worth keeping: trimmed ends, null when nothing is left. */
export const textOrNull = (text: string | undefined): string | null => {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}

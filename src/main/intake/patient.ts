import { parseNhsNumber, type NhsNumber } from '../../domain/identifiers.ts'
import type { PatientContent } from '../../domain/prescription-content.ts'
import { isLocalDate } from '../../domain/uk-date.ts'
import { patientResource, type HumanName } from './fhir-schemas.ts'
import { findIdentifier, systems, textOrNull } from './fields.ts'
import { pathTo, read, type Located } from './located.ts'
import { postalLines, postcodeOf } from './postal-lines.ts'
import { illFormed, missing, wrongCheckDigit, type Problems } from './reason.ts'

// What EPS stores when the patient is registered nowhere (nhs-interfaces 4.2).
const noPractice = 'V81999'

/** The patient of a prescription; undefined when something we must know is missing or wrong. */
export const readPatient = (from: Located, problems: Problems): PatientContent | undefined => {
  const patient = read(patientResource, from, problems)
  if (patient === undefined) return undefined
  const nhsNumber = readNhsNumber(findIdentifier(patient.identifier, systems.nhsNumber, from.path), from.path, problems)
  const name = readName(patient.name, from.path, problems)
  if (!isLocalDate(patient.birthDate)) {
    problems.push(illFormed(pathTo(from.path, 'birthDate'), 'date of birth', 'a whole date (year, month and day)'))
    return undefined
  }
  if (nhsNumber === undefined || name === undefined) return undefined
  const practice = findIdentifier(
    patient.generalPractitioner?.flatMap(({ identifier }) => identifier ?? []),
    systems.ods,
    from.path,
  )?.value.toUpperCase()
  return {
    nhsNumber,
    ...name,
    birthDate: patient.birthDate,
    gender: patient.gender ?? 'unknown',
    address: { lines: postalLines(patient.address?.[0]), postcode: postcodeOf(patient.address?.[0]) },
    generalPractice: practice === noPractice ? null : textOrNull(practice),
  }
}

const readNhsNumber = (found: Located<string> | undefined, path: string, problems: Problems): NhsNumber | undefined => {
  if (found === undefined) {
    problems.push(missing(pathTo(path, 'identifier'), 'NHS number'))
    return undefined
  }
  const number = parseNhsNumber(found.value)
  if (number !== undefined) return number
  problems.push(
    /^\d{10}$/.test(found.value.replaceAll(' ', ''))
      ? wrongCheckDigit(found.path, 'NHS number')
      : illFormed(found.path, 'NHS number', 'ten digits'),
  )
  return undefined
}

const readName = (
  names: readonly HumanName[],
  path: string,
  problems: Problems,
): Pick<PatientContent, 'family' | 'given' | 'prefix'> | undefined => {
  const at = Math.max(
    names.findIndex(({ use }) => use === 'usual' || use === 'official'),
    0,
  )
  const name = names[at]
  const family = textOrNull(name?.family) ?? textOrNull(name?.text)
  if (family === null) {
    problems.push(missing(pathTo(path, 'name', at, 'family'), 'family name of the patient'))
    return undefined
  }
  return {
    family,
    given: (name?.given ?? []).map((given) => given.trim()).filter((given) => given !== ''),
    prefix: textOrNull(name?.prefix?.join(' ')),
  }
}

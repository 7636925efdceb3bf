import type { Treatment } from '../../domain/prescription-content.ts'
import type { LocalDate } from '../../domain/uk-date.ts'
import type { Extension, MedicationRequest } from './fhir-schemas.ts'
import { extensionUrls, extensionValue, findExtension, type Found } from './fields.ts'
import { pathTo, type Located } from './located.ts'
import { dayOf } from './message-date.ts'
import { illFormed, type Problems } from './reason.ts'

/** What an item says of its repeats. `issue` is set on repeat dispensing only, from 1. */
export interface RepeatInformation {
  readonly repeatsAllowed: number
  readonly reviewOn: LocalDate | null
  readonly issue: number | null
}

/** Repeats, review date and issue number of an item (nhs-interfaces 3.4); what is ill-formed is a problem and counts as not said. */
export const readRepeats = (
  { value: request, path }: Located<MedicationRequest>,
  treatment: Treatment,
  problems: Problems,
): RepeatInformation => {
  const based = basedOn(request, path)
  const own = findExtension(request.extension, extensionUrls.repeatsOfItem, path)
  const allowed = numberIn(based, 'numberOfRepeatsAllowed', problems)
  const direct = request.dispenseRequest.numberOfRepeatsAllowed
  const fallback =
    direct === undefined
      ? undefined
      : { value: direct, path: pathTo(path, 'dispenseRequest', 'numberOfRepeatsAllowed') }
  return {
    repeatsAllowed: count(allowed ?? fallback, 'number of repeats allowed', 0, problems) ?? 0,
    reviewOn: reviewDay(own, problems),
    issue: treatment === 'repeat-dispensing' ? readIssue(based, own, problems) : null,
  }
}

const basedOn = (request: MedicationRequest, path: string): Found<Extension> | undefined => {
  for (const [at, base] of (request.basedOn ?? []).entries()) {
    const found = findExtension(base.extension, extensionUrls.repeatInformation, pathTo(path, 'basedOn', at))
    if (found !== undefined) return found
  }
  return undefined
}

const inside = (owner: Found<Extension> | undefined, url: string): Found<Extension> | undefined =>
  owner && findExtension(owner.value.extension, url, owner.path)

const numberIn = (owner: Found<Extension> | undefined, url: string, problems: Problems): Found<string> | undefined =>
  extensionValue(
    inside(owner, url),
    'valueInteger',
    ({ valueInteger, valueUnsignedInt }) => valueInteger ?? valueUnsignedInt,
    problems,
  )

const reviewDay = (own: Found<Extension> | undefined, problems: Problems): LocalDate | null => {
  const found = extensionValue(
    inside(own, 'authorisationExpiryDate'),
    'valueDateTime',
    ({ valueDateTime, valueDate }) => valueDateTime ?? valueDate,
    problems,
  )
  if (found === undefined) return null
  const day = dayOf(found.value)
  if (day === undefined) problems.push(illFormed(found.path, 'review date', 'a whole date'))
  return day ?? null
}

const readIssue = (
  based: Found<Extension> | undefined,
  own: Found<Extension> | undefined,
  problems: Problems,
): number => {
  const issuedBefore = numberIn(based, 'numberOfRepeatsIssued', problems)
  const current = numberIn(own, 'numberOfPrescriptionsIssued', problems)
  const fromZero = count(issuedBefore, 'number of repeats issued', 0, problems)
  const fromOne = count(current, 'number of this issue', 1, problems)
  if (fromZero !== undefined && fromOne !== undefined && fromZero + 1 !== fromOne)
    problems.push(illFormed(current?.path ?? '', 'number of this issue', 'the same in both places that give it'))
  // As created it says nothing: the first issue.
  return fromOne ?? (fromZero === undefined ? 1 : fromZero + 1)
}

const count = (
  found: Found<string> | undefined,
  what: string,
  least: number,
  problems: Problems,
): number | undefined => {
  if (found === undefined) return undefined
  const value = /^\d{1,2}$/.test(found.value) ? Number(found.value) : -1
  if (value >= least) return value
  problems.push(illFormed(found.path, what, `a whole number from ${least} to 99`))
  return undefined
}

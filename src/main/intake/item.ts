import { parseUuid } from '../../domain/identifiers.ts'
import type { ItemContent, Treatment } from '../../domain/prescription-content.ts'
import { parseHundredths } from '../../domain/quantity.ts'
import type { Resolve } from './bundle.ts'
import { readControlledDrug } from './controlled-drug.ts'
import { joinDirections } from './dosage.ts'
import { medication, type MedicationRequest } from './fhir-schemas.ts'
import { extensionUrls, findIdentifier, systems } from './fields.ts'
import { pathTo, read, type Located } from './located.ts'
import { illFormed, missing, type Problems, type Reason } from './reason.ts'
import { readRepeats } from './repeat-information.ts'

/** An item as read. `issue` is its issue number on repeat dispensing. */
export interface ReadItem {
  readonly content: ItemContent
  readonly issue: number | null
}

const treatments: ReadonlyMap<string, Treatment> = new Map([
  ['acute', 'acute'],
  ['continuous', 'repeat'],
  ['continuous-repeat-dispensing', 'repeat-dispensing'],
])

/** One item of a prescription; undefined when something we must know is missing or wrong. `released`: it came back from Spine. */
export const readItem = (
  request: Located<MedicationRequest>,
  resolve: Resolve,
  released: boolean,
  problems: Problems,
): ReadItem | undefined => {
  const { value, path } = request
  checkIntent(value.intent, pathTo(path, 'intent'), released, problems)
  checkModifiers(value, path, problems)
  const cancelled = readStatus(value.status, pathTo(path, 'status'), problems)
  const treatment = readTreatment(value, path, problems)
  const id = readItemId(request, problems)
  const drug = readDrug(request, resolve, problems)
  const quantity = readQuantity(request, problems)
  if (!treatment || !id || !drug || !quantity || cancelled === undefined) return undefined
  const repeats = readRepeats(request, treatment, problems)
  const { schedule, quantityInWords, note } = readControlledDrug(request, released, problems)
  return {
    issue: repeats.issue,
    content: {
      id,
      drug,
      quantity,
      directions: joinDirections(value.dosageInstruction),
      note,
      endorsements: readEndorsements(value),
      schedule,
      quantityInWords,
      treatment,
      repeatsAllowed: repeats.repeatsAllowed,
      reviewOn: repeats.reviewOn,
      cancelled,
    },
  }
}

const checkIntent = (intent: string, path: string, released: boolean, problems: Problems): void => {
  const orders = ['order', 'original-order', 'instance-order', ...(released ? ['reflex-order'] : [])]
  if (!orders.includes(intent)) problems.push(notAnOrder(path))
}

const notAnOrder = (path: string): Reason => ({
  code: 'intent',
  path,
  message: 'The item is not an order to dispense (a plan, a proposal or the like). Nothing may be dispensed from it.',
})

const checkModifiers = (value: MedicationRequest, path: string, problems: Problems): void => {
  if ((value.doNotPerform ?? false) !== false) problems.push(changedMeaning(pathTo(path, 'doNotPerform')))
  const parts: readonly Located<{ readonly modifierExtension?: unknown }>[] = [
    { value, path },
    { value: value.dispenseRequest, path: pathTo(path, 'dispenseRequest') },
    ...value.dosageInstruction.map((dosage, at) => ({ value: dosage, path: pathTo(path, 'dosageInstruction', at) })),
  ]
  for (const { value: part, path: where } of parts)
    if (part.modifierExtension !== undefined) problems.push(changedMeaning(pathTo(where, 'modifierExtension')))
}

const changedMeaning = (path: string): Reason => ({
  code: 'intent',
  path,
  message:
    'The item carries something that can change its meaning and that Pestle cannot read. Nothing may be dispensed from it. Ask the sender for a corrected message.',
})

const readStatus = (status: string, path: string, problems: Problems): boolean | undefined => {
  if (status === 'active') return false
  if (status === 'cancelled') return true
  problems.push(
    status === 'completed' || status === 'stopped'
      ? illFormed(path, 'status of the item', 'active or cancelled; it says that this item has ended elsewhere')
      : illFormed(path, 'status of the item', 'active or cancelled'),
  )
  return undefined
}

const readTreatment = (request: MedicationRequest, path: string, problems: Problems): Treatment | undefined => {
  const codes = (request.courseOfTherapyType.coding ?? []).flatMap(({ code }) => code ?? [])
  const codePath = pathTo(path, 'courseOfTherapyType')
  if (codes.length === 0) {
    problems.push(missing(codePath, 'treatment type'))
    return undefined
  }
  const treatment = codes.map((code) => treatments.get(code)).find((known) => known !== undefined)
  if (treatment === undefined)
    problems.push({
      code: 'treatment-type',
      path: codePath,
      message: 'The treatment type is not acute, repeat or repeat dispensing. Ask the sender for a corrected message.',
    })
  return treatment
}

const readItemId = ({ value, path }: Located<MedicationRequest>, problems: Problems) => {
  const found = findIdentifier(value.identifier, systems.itemId, path)
  if (found === undefined) {
    problems.push(missing(pathTo(path, 'identifier'), 'item number'))
    return undefined
  }
  const id = parseUuid(found.value)
  if (id === undefined) problems.push(illFormed(found.path, 'item number', 'a UUID'))
  return id
}

const readDrug = (request: Located<MedicationRequest>, resolve: Resolve, problems: Problems) => {
  const concept = drugConcept(request, resolve, problems)
  if (concept === undefined) return undefined
  const at = concept.value.coding?.findIndex(({ system }) => system === systems.snomed) ?? -1
  const coding = concept.value.coding?.[at]
  const path = pathTo(concept.path, 'coding', Math.max(at, 0))
  const name = coding?.display?.trim() ?? ''
  if (coding?.code === undefined) problems.push(missing(pathTo(path, 'code'), 'dm+d code of the medicine'))
  else if (!/^\d{6,18}$/.test(coding.code))
    problems.push(illFormed(pathTo(path, 'code'), 'dm+d code of the medicine', '6 to 18 digits'))
  else if (name === '') problems.push(missing(pathTo(path, 'display'), 'name of the medicine'))
  else return { code: coding.code, name }
  return undefined
}

const drugConcept = ({ value, path }: Located<MedicationRequest>, resolve: Resolve, problems: Problems) => {
  if (value.medicationCodeableConcept !== undefined)
    return { value: value.medicationCodeableConcept, path: pathTo(path, 'medicationCodeableConcept') }
  const reference = value.medicationReference?.reference
  const target = reference?.startsWith('#') ? contained(value, path, reference.slice(1)) : resolve(reference)
  if (target === undefined) {
    problems.push(missing(pathTo(path, 'medicationCodeableConcept'), 'medicine'))
    return undefined
  }
  const code = read(medication, target, problems)?.code
  return code && { value: code, path: pathTo(target.path, 'code') }
}

const contained = (request: MedicationRequest, path: string, id: string): Located | undefined => {
  const at = request.contained?.findIndex((resource) => resource.id === id) ?? -1
  return at < 0 ? undefined : { value: request.contained?.[at], path: pathTo(path, 'contained', at) }
}

const readQuantity = ({ value: { dispenseRequest }, path }: Located<MedicationRequest>, problems: Problems) => {
  const { value, unit, code } = dispenseRequest.quantity
  if (parseHundredths(value) !== undefined) return { value, unit: unit.trim(), code: code ?? null }
  problems.push(
    illFormed(
      pathTo(path, 'dispenseRequest', 'quantity', 'value'),
      'quantity',
      'a number above zero with at most two decimals',
    ),
  )
  return undefined
}

const readEndorsements = (request: MedicationRequest): readonly string[] =>
  (request.extension ?? [])
    .filter(({ url }) => url === extensionUrls.endorsement)
    .flatMap(({ valueCodeableConcept }) => valueCodeableConcept?.coding ?? [])
    .flatMap(({ code }) => code?.trim() ?? [])
    .filter((code) => code !== '')

import { isLosslessNumber, type LosslessNumber } from 'lossless-json'
import { z } from 'zod'

// Control characters and halves of surrogate pairs cannot be stored, searched or printed faithfully.
const unstorable = /(?![\t\n\r])\p{Cc}|\p{Surrogate}/u

const text = z.string().refine((value) => !unstorable.test(value))
const filled = text.refine((value) => value.trim() !== '')

/** A JSON number as it was written: `28.00` stays `28.00`. */
const lexical = z.custom<LosslessNumber>(isLosslessNumber).transform((number) => number.value)

// What we may read but must not refuse a message for: other systems' identifiers, extensions we do not know.
const loose = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)

const coding = z.object({ system: loose(text), code: loose(text), display: loose(text) })
const concept = z.object({ coding: loose(z.array(coding)), text: loose(text) })

const extensionValues = z.object({
  url: loose(text),
  valueCoding: loose(coding),
  valueCodeableConcept: loose(concept),
  valueString: loose(text),
  valueDateTime: loose(text),
  valueDate: loose(text),
  valueInteger: loose(lexical),
  valueUnsignedInt: loose(lexical),
  valueIdentifier: loose(z.object({ system: loose(text), value: loose(text) })),
  valueReference: loose(
    z.object({ reference: loose(text), identifier: loose(z.object({ system: loose(text), value: loose(text) })) }),
  ),
})

/** A FHIR extension with the kinds of value this product reads. */
export interface Extension extends z.infer<typeof extensionValues> {
  readonly extension?: Extension[] | undefined
}

// Its type is written out: what a compiler infers of a schema within itself depends on the file it reads first.
const extension: z.ZodType<Extension> = extensionValues.extend({ extension: z.lazy(() => loose(z.array(extension))) })
const extensions = z.array(extension).optional()

const identifier = z.object({ system: loose(text), value: loose(text), extension: extensions })
const reference = z.object({ reference: loose(text), identifier: loose(identifier), display: loose(text) })
const telecom = loose(z.array(z.object({ system: loose(text), value: loose(text) })))

const humanName = z.object({
  use: loose(text),
  text: text.optional(),
  family: text.optional(),
  given: z.array(text).optional(),
  prefix: z.array(text).optional(),
  suffix: z.array(text).optional(),
})

const address = z.object({
  line: z.array(text).optional(),
  city: text.optional(),
  district: text.optional(),
  state: text.optional(),
  postalCode: text.optional(),
})

/** A FHIR identifier. */
export type Identifier = z.infer<typeof identifier>
/** A FHIR reference, by address or by identifier. */
export type Reference = z.infer<typeof reference>
/** A FHIR name in parts or as one text. */
export type HumanName = z.infer<typeof humanName>
/** A FHIR postal address. */
export type Address = z.infer<typeof address>

/** What is read of a MessageHeader. */
export const messageHeader = z.object({
  eventCoding: z.object({ code: filled }),
  destination: loose(z.array(z.object({ receiver: loose(z.object({ identifier: loose(identifier) })) }))),
  sender: loose(z.object({ identifier: loose(identifier) })),
})

// Whatever stands there changes the meaning of what it stands in: FHIR forbids to pass it over.
const modifier = z.unknown().optional()

/** What is read of a MedicationRequest: one item of a prescription. */
export const medicationRequest = z.object({
  extension: extensions,
  modifierExtension: modifier,
  doNotPerform: modifier,
  identifier: z.array(identifier).min(1),
  status: filled,
  intent: filled,
  category: loose(z.array(concept)),
  medicationCodeableConcept: concept.optional(),
  medicationReference: reference.optional(),
  contained: loose(z.array(z.looseObject({ id: loose(text) }))),
  subject: reference,
  authoredOn: text.optional(),
  requester: reference,
  basedOn: z.array(z.object({ extension: extensions })).optional(),
  groupIdentifier: z.object({ system: loose(text), value: filled, extension: extensions }),
  courseOfTherapyType: concept,
  note: z.array(z.object({ text })).optional(),
  dosageInstruction: z
    .array(z.object({ sequence: lexical.optional(), text: filled, modifierExtension: modifier }))
    .min(1),
  dispenseRequest: z.object({
    extension: extensions,
    modifierExtension: modifier,
    validityPeriod: z.object({ start: text.optional(), end: text.optional() }).optional(),
    numberOfRepeatsAllowed: lexical.optional(),
    quantity: z.object({ value: lexical, unit: filled, code: text.optional() }),
    expectedSupplyDuration: z.object({ value: lexical.optional(), code: text.optional() }).optional(),
    performer: reference.optional(),
  }),
})
/** An item as read. */
export type MedicationRequest = z.infer<typeof medicationRequest>

/** What is read of a Medication that a MedicationRequest points to. */
export const medication = z.object({ code: concept })

/** What is read of a Patient. */
export const patientResource = z.object({
  identifier: z.array(identifier).min(1),
  name: z.array(humanName).min(1),
  birthDate: text,
  gender: z.enum(['male', 'female', 'other', 'unknown']).optional(),
  address: z.array(address).optional(),
  generalPractitioner: loose(z.array(z.object({ identifier: loose(identifier) }))),
})

/** What is read of a PractitionerRole. */
export const practitionerRole = z.object({
  identifier: loose(z.array(identifier)),
  practitioner: reference,
  organization: reference.optional(),
  healthcareService: loose(z.array(reference)),
  telecom,
})

/** What is read of a Practitioner. */
export const practitioner = z.object({
  identifier: loose(z.array(identifier)),
  name: z.array(humanName).min(1),
  telecom,
})

/** What is read of an Organization or a HealthcareService. */
export const organisation = z.object({
  identifier: z.array(identifier).min(1),
  name: filled,
  telecom,
  address: z.array(address).optional(),
  location: loose(z.array(reference)),
})

/** What is read of a Location. */
export const location = z.object({ address: address.optional() })

/** What is read of a CommunicationRequest: text for the patient. */
export const communicationRequest = z.object({
  payload: z.array(z.object({ contentString: text.optional(), contentReference: reference.optional() })).optional(),
})

/** What is read of a List: the repeat medicines for re-ordering. */
export const list = z.object({
  entry: z.array(z.object({ item: z.object({ display: text.optional() }) })).optional(),
})

/** What is read of a Provenance: whether and when it was signed. */
export const provenance = z.object({
  signature: z.array(z.object({ when: loose(text), data: loose(text) })).optional(),
})

/** What is read of an OperationOutcome that says why the NHS took a prescription back. */
export const operationOutcome = z.object({
  extension: extensions,
  issue: loose(z.array(z.object({ diagnostics: loose(text), details: loose(concept) }))),
})

import type { RefusalCode } from '../../domain/refusals.ts'

/** Why a message, or one prescription in it, could not be read. */
export type ReadingCode =
  | 'not-json'
  | 'not-fhir'
  | 'wrong-message'
  | 'missing-field'
  | 'ill-formed-field'
  | 'check-digit'
  | 'item-count'
  | 'treatment-type'
  | 'intent'
  | 'too-large'
  | 'encoding'

/** One reason of a refusal. `path` says where in the message (empty: the whole of it); `message` what is wrong and what to do. Neither holds patient data. */
export interface Reason {
  readonly code: ReadingCode | RefusalCode
  readonly path: string
  readonly message: string
}

/** Where readers put what they find wrong; one that put something here gave no usable value. */
export type Problems = Reason[]

const askForCorrected = 'Ask the sender for a corrected message.'

/** Nothing was found where something must be; `what` is a noun phrase ("prescription number"). */
export const missing = (path: string, what: string): Reason => ({
  code: 'missing-field',
  path,
  message: `The ${what} is missing. ${askForCorrected}`,
})

/** Something is there and cannot be read; `expected` says what it should have been. */
export const illFormed = (path: string, what: string, expected: string): Reason => ({
  code: 'ill-formed-field',
  path,
  message: `The ${what} cannot be read: it should be ${expected}. ${askForCorrected}`,
})

/** A number whose check digit does not match: one of its characters is wrong. */
export const wrongCheckDigit = (path: string, what: string): Reason => ({
  code: 'check-digit',
  path,
  message: `The ${what} fails its check digit, so at least one character of it is wrong. ${askForCorrected}`,
})

/** The message is well formed and is something else than a prescription. */
export const wrongMessage = (path: string, what: string): Reason => ({
  code: 'wrong-message',
  path,
  message: `This is ${what}, not a prescription. Import the prescription order or the release reply instead.`,
})

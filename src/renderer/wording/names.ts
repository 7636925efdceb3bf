/** Family name as it is read across a dispensary: `BROWN`. */
export const familyWords = (family: string): string => family.toLocaleUpperCase('en-GB')

/** `BROWN, Edith Mary`. */
export const listName = (family: string, given: string): string =>
  given === '' ? familyWords(family) : `${familyWords(family)}, ${given}`

/** `Edith Brown`: the name as one says it, for buttons and sentences. */
export const spokenName = (patient: { readonly family: string; readonly given: readonly string[] }): string =>
  [patient.given[0] ?? '', patient.family].filter((part) => part !== '').join(' ')

/** `Mrs Edith Mary Brown`: the whole name, as a label and a letter have it. */
export const labelName = (patient: {
  readonly prefix: string | null
  readonly given: readonly string[]
  readonly family: string
}): string => [patient.prefix ?? '', ...patient.given, patient.family].filter((part) => part !== '').join(' ')

/** `Issue 2`, read from the id of one issue of a repeat dispensing prescription; null for any other prescription. */
export const issueOfId = (prescriptionId: string): string | null => {
  const issue = /\/(\d+)$/.exec(prescriptionId)?.[1]
  return issue === undefined ? null : `Issue ${issue}`
}

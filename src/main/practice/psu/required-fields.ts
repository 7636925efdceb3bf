import { at, isObject, textAt } from './json-path.ts'

/** Names of the required fields an entry lacks, in the order the service lists them; empty when none is missing. */
export const missingFields = (entry: unknown): readonly string[] => {
  const task = at(entry, 'resource')
  const present: readonly (readonly [string, boolean])[] = [
    ['FullUrl', textAt(entry, 'fullUrl') !== undefined],
    ['Resource', isObject(task)],
    ['LastModified', textAt(task, 'lastModified') !== undefined],
    ['LineItemID', textAt(task, 'focus', 'identifier', 'value') !== undefined],
    ['PatientNHSNumber', textAt(task, 'for', 'identifier', 'value') !== undefined],
    ['PharmacyODSCode', textAt(task, 'owner', 'identifier', 'value') !== undefined],
    ['PrescriptionID', textAt(task, 'basedOn', 0, 'identifier', 'value') !== undefined],
    ['Status', textAt(task, 'businessStatus', 'coding', 0, 'code') !== undefined],
    ['TaskID', textAt(task, 'id') !== undefined],
    ['TerminalStatus', textAt(task, 'status') !== undefined],
  ]
  return present.filter(([, there]) => !there).map(([name]) => name)
}

/** The sentence the service puts into `diagnostics` for missing fields. */
export const missingFieldsMessage = (names: readonly string[]): string =>
  `Missing required field(s) - ${names.join(', ')}.`

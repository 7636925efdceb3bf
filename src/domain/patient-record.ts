import type { FactSource } from './clinical-check/check-fact.ts'
import type { KnownOfPatient } from './clinical-check/check-facts.ts'
import type { Actor } from './people.ts'
import { mayRecordAboutPatient, mayWithdrawAboutPatient } from './permission.ts'
import { ok, refused, type Result } from './result.ts'
import type { LocalDate } from './uk-date.ts'

/** What may be written down about a patient, or taken back. */
export type PatientCommand =
  | {
      readonly type: 'record-allergy'
      readonly substance: string
      readonly reaction: string | null
      readonly source: FactSource
    }
  | { readonly type: 'record-none-known'; readonly source: FactSource }
  | { readonly type: 'record-note'; readonly text: string; readonly source: FactSource }
  | { readonly type: 'withdraw'; readonly entryId: string; readonly reason: string }

/** A new entry. `prescriptionId` is the prescription it was written down on, which version 1 did not keep. */
interface NewEntry {
  readonly entryId: string
  readonly source: FactSource
  readonly prescriptionId?: string
}

/** What happened to a patient's record. */
export type PatientEventBody =
  | (NewEntry & {
      readonly type: 'allergy-recorded'
      readonly substance: string
      readonly reaction: string | null
    })
  | (NewEntry & { readonly type: 'none-known-recorded' })
  | (NewEntry & { readonly type: 'patient-note-recorded'; readonly text: string })
  | { readonly type: 'patient-entry-withdrawn'; readonly entryId: string; readonly reason: string }
  /** It came from the record under which the prescription stood before its patient was put right. */
  | (Required<NewEntry> & {
      readonly type: 'patient-entry-carried-over'
      readonly kind: EntryKind
      readonly words: string
      readonly reaction: string | null
      readonly recordedAt: number
      readonly recordedBy: string
      readonly inDoubt: boolean
    })
  /** The prescription it was written down on names another patient now: nobody but a person can tell whose it is. */
  | { readonly type: 'patient-entry-in-doubt'; readonly entryId: string; readonly prescriptionId: string }

/** What can be written down. */
export type EntryKind = 'allergy' | 'none-known' | 'note'

/** Why nothing was written about a patient. Each code has a sentence in `renderer/wording`. */
export type PatientRefusal =
  | { readonly code: 'not-permitted' }
  | { readonly code: 'words-missing' }
  | { readonly code: 'source-missing' }
  | { readonly code: 'day-to-come'; readonly on: LocalDate }
  | { readonly code: 'allergies-recorded' }
  | { readonly code: 'recorded-already' }
  | { readonly code: 'entry-not-found' }
  | { readonly code: 'reason-missing' }

/** What a decision about a patient may know: `entryId` is the id a new entry gets, `prescriptionId` where it is written down. */
export interface PatientContext {
  readonly actor: Actor
  readonly today: LocalDate
  readonly entryId: string
  readonly prescriptionId: string
}

type Decided = Result<readonly PatientEventBody[], PatientRefusal>

const isBlank = (text: string): boolean => text.trim() === ''

const sourceRefusal = ({ from, on }: FactSource, today: LocalDate): PatientRefusal | undefined => {
  if (isBlank(from)) return { code: 'source-missing' }
  return on > today ? { code: 'day-to-come', on } : undefined
}

/** Whether two entries are the same words. */
export const sameWords = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** "None known" is withdrawn where an allergy comes: that there are none is no longer so. */
export const noLongerNone = ({ entryId }: { readonly entryId: string }): PatientEventBody => ({
  type: 'patient-entry-withdrawn',
  entryId,
  reason: 'An allergy was recorded',
})

// In doubt before, and asked about.
const writtenAgain = ({ entryId }: { readonly entryId: string }): PatientEventBody => ({
  type: 'patient-entry-withdrawn',
  entryId,
  reason: 'Asked, and written down again',
})

const allergy = (
  known: KnownOfPatient,
  { substance, reaction, source }: Extract<PatientCommand, { type: 'record-allergy' }>,
  { entryId, prescriptionId }: PatientContext,
): Decided => {
  if (isBlank(substance)) return refused({ code: 'words-missing' })
  const told = known.allergies.filter((one) => sameWords(one.substance, substance))
  if (told.some(({ inDoubt }) => inDoubt !== true)) return refused({ code: 'recorded-already' })
  return ok([
    ...(known.noneKnown === null ? [] : [noLongerNone(known.noneKnown)]),
    ...told.map(writtenAgain),
    { type: 'allergy-recorded', entryId, prescriptionId, substance: substance.trim(), reaction, source },
  ])
}

const withdrawal = (
  known: KnownOfPatient,
  { entryId, reason }: Extract<PatientCommand, { type: 'withdraw' }>,
): Decided => {
  const standing = [...known.allergies, ...known.notes, ...(known.noneKnown === null ? [] : [known.noneKnown])]
  if (standing.every((one) => one.entryId !== entryId)) return refused({ code: 'entry-not-found' })
  return isBlank(reason)
    ? refused({ code: 'reason-missing' })
    : ok([{ type: 'patient-entry-withdrawn', entryId, reason: reason.trim() }])
}

/** What a command about a patient leads to, given what stands recorded. "None known" never stands beside an allergy. */
export const decidePatient = (known: KnownOfPatient, command: PatientCommand, context: PatientContext): Decided => {
  const { role } = context.actor
  const allowed = command.type === 'withdraw' ? mayWithdrawAboutPatient(role) : mayRecordAboutPatient(role)
  if (!allowed) return refused({ code: 'not-permitted' })
  if (command.type === 'withdraw') return withdrawal(known, command)
  const refusal = sourceRefusal(command.source, context.today)
  if (refusal) return refused(refusal)
  const { entryId, prescriptionId } = context
  switch (command.type) {
    case 'record-allergy':
      return allergy(known, command, context)
    case 'record-none-known':
      if (known.allergies.length > 0) return refused({ code: 'allergies-recorded' })
      if (known.noneKnown !== null) return refused({ code: 'recorded-already' })
      return ok([{ type: 'none-known-recorded', entryId, prescriptionId, source: command.source }])
    case 'record-note':
      return isBlank(command.text)
        ? refused({ code: 'words-missing' })
        : ok([
            ...known.notes
              .filter(({ text, inDoubt }) => inDoubt === true && sameWords(text, command.text))
              .map(writtenAgain),
            {
              type: 'patient-note-recorded',
              entryId,
              prescriptionId,
              text: command.text.trim(),
              source: command.source,
            },
          ])
  }
}

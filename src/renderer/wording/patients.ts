import type { Output, RefusalOf } from '../../contract/index.ts'
import { noAllergiesRecorded, noneKnownWords, sourceWords } from './check-facts.ts'

type Entry = Output<'patient:record'>['entries'][number]
type Code = RefusalOf<'patient:note'>['code']

/** What can be written down about a patient. */
export const entryKindWords: Readonly<Record<Entry['kind'], string>> = {
  allergy: 'Allergy',
  'none-known': 'No known allergies',
  note: 'Note',
}

/** The usual sources, a press away. */
export const usualSources: readonly string[] = ['Told by the patient', 'Told by a carer', 'GP record', 'GP letter']

/** An entry as it is read: `Penicillin (rash)`. */
export const entryWords = ({ kind, words, reaction }: Entry): string => {
  if (kind === 'none-known') return noneKnownWords
  return reaction === null ? words : `${words} (${reaction})`
}

/** What is to be done about an entry that only a person can tell whose it is. */
export const settleDoubtWords = 'If it is, write it down again. If it is not, withdraw it and say why.'

const allergyWords = (allergies: readonly Entry[]): string => {
  const said = (inDoubt: boolean): string =>
    allergies
      .filter((one) => one.inDoubt === inDoubt)
      .map(entryWords)
      .join(', ')
  const [known, asked] = [said(false), said(true)]
  if (asked === '') return `Allergies: ${known}`
  return known === '' ? `Ask whether allergic to: ${asked}` : `Allergies: ${known}. Ask whether also: ${asked}`
}

/** The one line about allergies in the head. Nothing recorded is never said as none known. */
export const allergyLine = (
  entries: readonly Entry[],
): { readonly words: string; readonly tone: 'danger' | 'plain' | 'attention' } => {
  const standing = entries.filter(({ withdrawn }) => withdrawn === null)
  const allergies = standing.filter(({ kind }) => kind === 'allergy')
  if (allergies.length > 0) return { words: allergyWords(allergies), tone: 'danger' }
  const none = standing.find(({ kind }) => kind === 'none-known')
  return none === undefined
    ? { words: noAllergiesRecorded, tone: 'attention' }
    : { words: `${noneKnownWords} (${sourceWords(none.source)})`, tone: 'plain' }
}

/** Why nothing was written down, and what to do. */
export const patientRefusalWords: Readonly<Record<Code, string>> = {
  'not-found': 'This prescription is not here any more.',
  'not-permitted': 'That is for another role. Ask a colleague, or change who is working.',
  'words-missing': 'Write down what it is.',
  'source-missing': 'Say where you have it from.',
  'day-to-come': 'The day you gave has not come yet.',
  'allergies-recorded': 'An allergy is recorded. Withdraw it first if it is wrong.',
  'recorded-already': 'That is recorded already.',
  'entry-not-found': 'That entry is withdrawn already.',
  'reason-missing': 'Say why you withdraw it.',
  'changed-meanwhile': 'Something was written down meanwhile. Look at it, then press again.',
  'another-person-working': 'Who is working here is now someone else. Choose yourself and press again.',
}

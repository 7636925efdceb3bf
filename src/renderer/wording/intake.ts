import type { Output } from '../../contract/index.ts'

/** One message of the inbox. */
export type InboxRow = Output<'intake:page'>['rows'][number]
/** What became of a message, as it is said: what was not taken in counts before everything else. */
export type Became = InboxRow['outcome'] | 'refused-in-part' | 'nothing-in-it'

/** What became of a message of which this is known. */
export const becameOf = ({
  outcome,
  reasons,
  prescriptions,
}: Pick<InboxRow, 'outcome' | 'reasons' | 'prescriptions'>): Became => {
  if (outcome === 'duplicate' && reasons.length + prescriptions.length === 0) return 'nothing-in-it'
  return reasons.length > 0 && outcome !== 'refused' ? 'refused-in-part' : outcome
}

/** What became of a message, in a word and a sentence. */
export const becameWords: Readonly<Record<Became, { readonly short: string; readonly full: string }>> = {
  imported: { short: 'Taken in', full: 'The prescriptions in it are in the queue.' },
  duplicate: { short: 'Here already', full: 'The same prescription was here already. Nothing changed.' },
  'nothing-in-it': { short: 'Nothing in it', full: 'It says that there is no prescription. Nothing changed.' },
  conflict: { short: 'Two copies', full: 'It differs from the copy held here. A pharmacist chooses which one counts.' },
  'refused-in-part': {
    short: 'Partly refused',
    full: 'Not every prescription in it was taken in. Those that were not are not in the queue.',
  },
  'not-read': {
    short: 'Not read',
    full: 'Something went wrong in Pestle while it was read, so what is in it may not be in the queue. Try again. If it goes wrong again, tell support; the references are under This PC.',
  },
  refused: { short: 'Refused', full: 'Nothing was taken in. The message is kept as it came.' },
}

/** Headings for the kinds of reasons; the sentence of what to do comes with the reason itself. */
const reasonHeadings: Readonly<Record<string, string>> = {
  'not-json': 'Not a message',
  'not-fhir': 'Not a FHIR message',
  'wrong-message': 'Another kind of message',
  'missing-field': 'Something is missing',
  'ill-formed-field': 'Something cannot be read',
  'check-digit': 'A number is wrong',
  'item-count': 'Too few or too many items',
  'treatment-type': 'Treatment type',
  intent: 'Not an order to dispense',
  'too-large': 'Too large',
  encoding: 'Wrong encoding',
}

/** A short heading for a reason; for a code of which we have no heading a plain one. */
export const reasonHeading = (code: string): string => reasonHeadings[code] ?? 'Refused'

/** Where a message came from. */
export const originWords = (origin: InboxRow['origin']): string => {
  const kinds: Readonly<Record<string, string>> = {
    file: 'File',
    folder: 'Watched folder',
    watched: 'Watched folder',
    practice: 'Practice',
  }
  return origin.name === '' ? (kinds[origin.kind] ?? origin.kind) : origin.name
}

type UnreadFile = Output<'intake:page'>['unread'][number]

/** Why a file of the watched folder was not read, in its words. */
export const unreadWords: Readonly<Record<UnreadFile['why'], string>> = {
  faulted: 'Something went wrong in Pestle each time it was read.',
  'not-opened': 'This account may not open it, or another program keeps it closed.',
}

/** What is said over the files that could not be read, and what to do until they are. */
export const unreadFilesWords = {
  head: (count: number): string =>
    count === 1
      ? 'A file in the watched folder cannot be read'
      : `${String(count)} files in the watched folder cannot be read`,
  todo: 'What is in it is not in the queue. It stays in the folder, and Pestle tries it again by itself. Until then, find its prescriptions in the system that put it there. Should it stay here, tell support; the references are under This PC.',
} as const

/** Why a message could not be tried again or marked as seen. */
export const intakeRefusalWords: Readonly<Record<'not-found' | 'not-refused', string>> = {
  'not-found': 'This message is not here any more.',
  'not-refused': 'This message was taken in meanwhile.',
}

/** That a message brought a prescription of another pharmacy. */
export const heldWords =
  'A prescription in it was released to another pharmacy. It is held here and waits for a person.'

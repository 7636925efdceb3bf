import type { CheckFact, FactAnswer, FactSource } from '../../domain/clinical-check/check-fact.ts'
import { counted, dateWords } from './numbers-and-dates.ts'

/** How the sentences of facts name another prescription of the patient. */
export interface FactTelling {
  readonly prescription: (prescriptionId: string) => string
}

/** What is known, and beside it where from or since when. Never what to make of it. */
export interface FactWords {
  readonly head: string
  readonly more: string | null
}

/** Where something comes from: `told by the patient, 1 Nov 2026`. */
export const sourceWords = ({ from, on }: FactSource): string => `${from}, ${dateWords(on)}`

/** What is said where only a person can tell whose an entry is. */
export const inDoubtWords =
  'Written down before a prescription was changed to name another patient. Ask whether it is about this one.'

const withDoubt = (text: string, inDoubt: boolean | undefined): string =>
  inDoubt === true ? `${text} · ${inDoubtWords}` : text

/** What is said where nobody has asked about allergies. */
export const noAllergiesRecorded = 'No allergies recorded. Nobody has asked here.'
/** What is said where somebody asked, and there were none. */
export const noneKnownWords = 'No known allergies'

/** The words of a fact. */
export const factWords = (fact: CheckFact, tell: FactTelling): FactWords => {
  switch (fact.kind) {
    case 'unsigned':
      return {
        head: 'This order carries no signature',
        more: `Without the prescriber’s signature it is not a prescription. Say what was seen in its place and with whom it was confirmed, or refuse it · ${tell.prescription(fact.prescriptionId)}`,
      }
    case 'schedule-in-file':
      return {
        head: fact.schedule === 'none' ? 'Not a controlled drug' : `Controlled drug, Schedule ${fact.schedule}`,
        more: `The message does not say; the product file does: ${sourceWords(fact.source)}`,
      }
    case 'controlled-drug-days':
      return fact.days === null
        ? {
            head: `Schedule ${fact.schedule}: days’ supply not known`,
            more: 'No more than 30 days is recommended for Schedules 2 to 4.',
          }
        : {
            head: `Schedule ${fact.schedule} for ${counted(fact.days, 'day')}`,
            more: 'No more than 30 days is recommended. It may be supplied; say why it goes on.',
          }
    case 'early-repeat':
      return {
        head: `Supplied here on ${dateWords(fact.suppliedOn)} for ${counted(fact.days, 'day')}`,
        more: `Less ten days that lasts until ${dateWords(fact.dueFrom)} · ${tell.prescription(fact.prescriptionId)}`,
      }
    case 'supplied-before':
      return {
        head: `Days’ supply not known: last supplied here on ${dateWords(fact.suppliedOn)}`,
        more: tell.prescription(fact.prescriptionId),
      }
    case 'same-medicine-open':
      return { head: `Also open: ${fact.name}`, more: tell.prescription(fact.prescriptionId) }
    case 'earlier-check':
      return {
        head: `${fact.outcome === 'queried' ? 'Queried' : 'Refused'} on ${dateWords(fact.on)} by ${fact.by}${
          fact.note === null ? '' : `: ${fact.note}`
        }`,
        more:
          fact.open === true
            ? 'This check closes the query. Write down what the answer was, and from whom.'
            : tell.prescription(fact.prescriptionId),
      }
    case 'earlier-mistake':
      return {
        head: `${fact.reached ? 'Incident' : 'Near miss'} on ${dateWords(fact.on)}: ${fact.what}`,
        more: tell.prescription(fact.prescriptionId),
      }
    case 'later-issue':
      return { head: `Issue ${String(fact.issue)} of this prescription is here too`, more: null }
    case 'allergy':
      return {
        head: `Allergy: ${fact.substance}${fact.reaction === null ? '' : ` (${fact.reaction})`}`,
        more: withDoubt(sourceWords(fact.source), fact.inDoubt),
      }
    case 'none-known':
      return { head: noneKnownWords, more: sourceWords(fact.source) }
    case 'known-by-name-only':
      return {
        head: 'No NHS number on this form: looked up by name and birth date only',
        more: 'Allergies, notes and prescriptions kept under an NHS number are not laid out here, and may be this patient’s. Find them by name, and ask.',
      }
    case 'no-allergies-recorded':
      return {
        head: noAllergiesRecorded,
        more: 'Not the same as none known. Ask, then close this with Esc and write the answer down with e.',
      }
    case 'patient-note':
      return { head: `Note: ${fact.text}`, more: withDoubt(sourceWords(fact.source), fact.inDoubt) }
  }
}

/** What is asked where an answer needs words. */
export const reasonAsked = ({ kind }: CheckFact): string => {
  switch (kind) {
    case 'unsigned':
      return 'What was seen, and who confirmed it'
    case 'earlier-check':
      return 'What they said'
    default:
      return 'Why it goes on'
  }
}

/** Said where the key of a fact has only brought it into view. */
export const shownNowWords = (key: string): string =>
  `Not answered yet: it was out of view. Read it, then press ${key}.`

/** How the words of an answer are come to. */
export const writeHereWords = (key: string): string => `${key} again, or Tab, to write here`

/** How a fact is answered. */
export const answerWords: Readonly<Record<FactAnswer['how'], string>> = {
  'looked-at': 'Looked at',
  'asked-patient': 'Asked the patient',
  'asked-prescriber': 'Asked the prescriber',
}

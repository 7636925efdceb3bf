import type { Output } from '../../contract/index.ts'
import type { LocalDate } from '../../domain/uk-date.ts'
import type { IconName } from '../ui/icon.tsx'
import { issueOfId } from './names.ts'
import { dateWords, dayWords } from './numbers-and-dates.ts'

/** A mark on a line of the queue. */
export type Flag = Output<'queue:page'>['rows'][number]['flags'][number]

/** Short words for the mark, the whole sentence for whoever asks or listens, and how loud it is. */
export interface FlagWords {
  readonly short: string
  readonly full: string
  readonly tone: 'danger' | 'attention' | 'plain'
  readonly icon?: IconName
}

const flags: Readonly<Record<Flag, FlagWords>> = {
  'sent-back': {
    short: 'Do not dispense',
    full: 'Sent back by the NHS. Do not dispense.',
    tone: 'danger',
    icon: 'stop',
  },
  'other-copy': {
    short: 'Two copies',
    full: 'Two copies that differ: someone must choose one.',
    tone: 'attention',
    icon: 'copies',
  },
  'last-day-near': {
    short: 'Last day near',
    full: 'The last day it may be supplied is near.',
    tone: 'attention',
  },
  'needs-you': {
    short: 'Needs you',
    full: 'A status update of it waits for a person: open Status updates.',
    tone: 'attention',
    icon: 'warning',
  },
  'incident-open': {
    short: 'Incident?',
    full: 'Corrected after it had left: nobody has said yet whether it is an incident.',
    tone: 'attention',
    icon: 'warning',
  },
  hold: { short: 'Hold', full: 'Something is on hold.', tone: 'attention', icon: 'pause' },
  'controlled-drug': {
    short: 'CD',
    full: 'Contains a controlled drug of Schedule 1 to 4.',
    tone: 'plain',
    icon: 'lock',
  },
  fridge: { short: 'Fridge', full: 'Something of it is kept in the fridge.', tone: 'plain', icon: 'cold' },
  'under-way': { short: 'Out', full: 'A courier has something of it.', tone: 'plain', icon: 'right' },
  queried: { short: 'Queried', full: 'Queried at the clinical check.', tone: 'plain' },
  owing: { short: 'Owing', full: 'Something is owed to the patient.', tone: 'plain' },
  unsigned: { short: 'Unsigned', full: 'The copy here carries no signature.', tone: 'attention' },
  untracked: {
    short: 'Not tracked',
    full: 'The NHS App does not follow this one: it was not released to this pharmacy.',
    tone: 'plain',
  },
  'repeat-issue': { short: 'eRD', full: 'One issue of a repeat dispensing prescription.', tone: 'plain' },
}

const tones: readonly FlagWords['tone'][] = ['danger', 'attention', 'plain']

const lastDay = (day: LocalDate, today: LocalDate): FlagWords =>
  day < today
    ? { short: 'Past last day', full: `The last day it could be supplied was ${dateWords(day)}.`, tone: 'danger' }
    : {
        short: `Last day ${dayWords(day, today)}`,
        full: `May be supplied until ${dateWords(day)}.`,
        tone: 'attention',
        icon: 'waiting',
      }

const queried = ({ whom, by }: { readonly whom: string; readonly by: LocalDate }, today: LocalDate): FlagWords => ({
  short: by > today ? `Query, ${dayWords(by, today)}` : 'Query due',
  full: `Queried to ${whom}. Answer wanted by ${dateWords(by)}.`,
  tone: by > today ? 'plain' : 'attention',
  icon: 'waiting',
})

// Two issues of one prescription lie side by side when one is late: the number tells them apart.
const repeatIssue = (id: string): FlagWords => {
  const issue = issueOfId(id)
  return issue === null ? flags['repeat-issue'] : { ...flags['repeat-issue'], short: `eRD ${issue.toLowerCase()}` }
}

/** The marks of a line in words, loudest first. */
export const marksOf = (
  row: {
    readonly id: string
    readonly flags: readonly Flag[]
    readonly lastLegalDay: LocalDate | null
    readonly query: { readonly whom: string; readonly by: LocalDate } | null
  },
  today: LocalDate,
): readonly FlagWords[] =>
  row.flags
    .map((flag) => {
      if (flag === 'last-day-near' && row.lastLegalDay !== null) return lastDay(row.lastLegalDay, today)
      if (flag === 'queried' && row.query !== null) return queried(row.query, today)
      return flag === 'repeat-issue' ? repeatIssue(row.id) : flags[flag]
    })
    .toSorted((a, b) => tones.indexOf(a.tone) - tones.indexOf(b.tone))

import type { Output } from '../../contract/index.ts'
import type { DutyRefusal, DutyRefusalCode } from '../../domain/on-duty/commands.ts'
import type { Spell, SupplyWhileOut, WorkingAlone } from '../../domain/on-duty/record.ts'
import { longestAbsenceMs, spellEnd } from '../../domain/on-duty/times.ts'
import { whenWords } from './numbers-and-dates.ts'
import { roleWords } from './roles.ts'

type DutyState = Output<'duty:state'>
type Of<C extends DutyRefusalCode> = Extract<DutyRefusal, { readonly code: C }>

const minuteMs = 60_000

/** What a desk without a responsible pharmacist does and does not stop; which steps else need one is not the program's to say. */
export const nobodySignedOnWords =
  'Pestle lets nothing be handed out or sent out until a pharmacist signs on. It does not stop the other steps: check in your procedures which of them need a responsible pharmacist.'

/** `30 minutes`, `1 minute`: begun minutes count, so that nobody believes there is time left. */
export const minutesWords = (ms: number): string => {
  const minutes = Math.ceil(ms / minuteMs)
  return `${String(minutes)} ${minutes === 1 ? 'minute' : 'minutes'}`
}

const whoWords = ({ spell, absence }: DutyState): string => {
  if (spell === null) return 'nobody is signed on'
  return absence === null
    ? `${spell.person.name} has been signed on since ${whenWords(spell.from)}`
    : `${spell.person.name} is signed on, and out since ${whenWords(absence.from)}`
}

const aloneWords = ({ alone }: DutyState): string =>
  alone.length === 0
    ? 'nobody works alone'
    : alone.map(({ person, reason }) => `${person.name} works alone: ${reason}`).join('; ')

/** What was changed in the record while a form was open, in sentences. */
export const dutySinceWords = (before: DutyState, now: DutyState): readonly string[] => {
  const said = [whoWords, aloneWords].flatMap((words) => (words(before) === words(now) ? [] : [words(now)]))
  return said.length === 0
    ? ['The record of who is on duty was changed meanwhile, and is now as it is shown here.']
    : said.map((words) => `Changed meanwhile: now ${words}.`)
}

/** How much of the two hours is gone. */
export const usedWords = (ms: number): string =>
  `${String(Math.ceil(ms / minuteMs))} of ${String(longestAbsenceMs / minuteMs)} minutes used today`

/** What may be supplied while the responsible pharmacist is out, as an answer on going and as said afterwards. */
export const supplyWords: Readonly<Record<SupplyWhileOut, string>> = {
  nothing: 'Nothing may be handed out or sent out',
  'checked-and-bagged': 'What is checked and bagged may be handed out and sent out',
  'checked-and-bagged-but-controlled':
    'What is checked and bagged may be handed out and sent out, but no controlled drugs',
}

/** The header's few words on who is responsible, and whether somebody must act. */
export const dutyInShort = (state: DutyState, now: number): { readonly words: string; readonly loud: boolean } => {
  const { spell, absence } = state
  if (spell === null) return { words: 'No responsible pharmacist', loud: true }
  if (absence === null) return { words: `RP ${spell.person.name}`, loud: state.lapsed.length > 0 }
  return { words: `RP out for ${minutesWords(now - absence.from)}`, loud: true }
}

const sentences: { readonly [C in DutyRefusalCode]: (refusal: Of<C>) => string } = {
  'duty-not-permitted': ({ role }) => `${roleWords[role]}: this is for another role. Choose who is working first.`,
  'changed-meanwhile': () => 'Somebody changed this meanwhile. Look at it again, then decide.',
  'another-person-working': () => 'Who is working here is now someone else. Close this and open it again.',
  'recorded-otherwise': () =>
    'Your first press was recorded as it was then; what you changed since was not. Close this and look at the record.',
  'late-entry-reason-missing': () => 'Say why this is entered late.',
  'late-entry-in-future': () => 'The time you gave has not come yet.',
  'reason-missing': () => 'Say why, in a few words.',
  'registration-missing': () => 'Type your GPhC number. It is asked once and kept with your name.',
  'registration-invalid': () => 'A GPhC number has seven digits.',
  'signed-on-already': () => 'You are signed on already.',
  'another-is-signed-on': ({ name, since }) =>
    `${name} has been the responsible pharmacist since ${whenWords(since)}. There is one at a time: say why you sign on instead.`,
  'covered-already': ({ name, from }) =>
    `${name} is recorded from ${whenWords(from)}. There is one responsible pharmacist at a time: change the times, or first enter when ${name} ended.`,
  'times-do-not-fit': () =>
    'These times do not fit what is recorded, or are longer than 18 hours. Say when it began and when it ended.',
  'nobody-signed-on': () => 'Nobody is signed on at that time.',
  'spell-ended': () => 'That is ended already.',
  'not-the-responsible-pharmacist': ({ name }) =>
    `${name} is the responsible pharmacist. Only who is responsible can go out.`,
  'out-already': () => 'The responsible pharmacist is out at that time already.',
  'not-out': () => 'The responsible pharmacist is not out.',
  'arrangements-missing': () => 'Say how you can be reached, and who can be asked meanwhile.',
  'absence-used-up': ({ usedMs }) =>
    `${usedWords(usedMs)}, by all responsible pharmacists together. The law allows no more: somebody else has to sign on.`,
  'absence-over-limit': ({ totalMs }) =>
    `That makes ${minutesWords(totalMs)} out today, and the law allows two hours. Say why: it is recorded.`,
  'alone-already': () => 'You are recorded as working alone already.',
  'not-alone': () => 'You are not recorded as working alone.',
}

/** The sentence of a refusal: what stands in the way and what to do. */
export const dutyRefusalWords = (refusal: DutyRefusal): string => {
  // Each code's sentence takes exactly that code's refusal, which an indexed access cannot show.
  const sentence = sentences[refusal.code] as (refusal: DutyRefusal) => string
  return sentence(refusal)
}

type DutyLogPage = Output<'duty:log'>

/** What was said of a spell beside its times: why it ended, what was entered afterwards and why, and who worked alone in it. */
export const dutyRemarks = (
  spell: Spell,
  reasons: DutyLogPage['reasons'],
  alone: DutyLogPage['alone'],
): readonly string[] => [
  ...reasons
    .filter(({ of }) => of === spell.id)
    .map(({ why, at, text }) =>
      why === 'signed-off' ? `Signed off because: ${text}` : `${whenWords(at)} entered afterwards because: ${text}`,
    ),
  ...alone.filter((period) => beganIn(spell, period)).map((period) => aloneRemark(period, reasons)),
]

const beganIn = (spell: Spell, { from }: WorkingAlone): boolean => from >= spell.from && from < spellEnd(spell)

const aloneRemark = ({ id, person, from, reason }: WorkingAlone, reasons: DutyLogPage['reasons']): string =>
  [
    `${person.name} worked alone from ${whenWords(from)}: ${reason}`,
    ...reasons
      .filter(({ of }) => of === id)
      .map(({ at, text }) => `${whenWords(at)} entered afterwards because: ${text}`),
  ].join('. ')

/** The rows of a page of the log, newest first: its spells, and where nobody was signed on who worked alone. */
export const dutyRows = ({ spells, alone, reasons }: Omit<DutyLogPage, 'before'>): readonly DutyRow[] =>
  [
    ...spells.map((spell) => ({ from: spell.from, id: spell.id, spell })),
    ...alone
      .filter((period) => !spells.some((spell) => beganIn(spell, period)))
      .map((period) => ({ from: period.from, id: period.id, remark: aloneRemark(period, reasons) })),
  ].toSorted((a, b) => b.from - a.from)

/** A row of the log. */
export type DutyRow = { readonly from: number; readonly id: string } & (
  { readonly spell: Spell } | { readonly remark: string }
)

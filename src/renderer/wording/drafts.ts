import type { CommandType } from '../../domain/commands.ts'
import type { Outcome } from '../bridge/ask.ts'
import { commandWords } from './commands.ts'
import { counted, momentWords } from './numbers-and-dates.ts'
import { commonRefusalWords, troubleWords } from './troubles.ts'

/** The head of a window that was begun before. */
export const draftBegunWords = (begunAt: number, now: number): string =>
  `You began this at ${momentWords(begunAt, now)}. Carry on, or start afresh.`

/** What was recorded on the prescription since. */
export const draftChangedWords = (since: readonly string[]): string =>
  since.length === 0 ? 'The prescription has changed since then.' : `Since then: ${since.join('; ')}.`

/** What is filled in again and what is not. */
export const draftKeptWords = (of: { readonly changed: boolean; readonly wordsOnly: boolean }): string => {
  if (of.wordsOnly) return 'What you wrote is here. Everything else has to be looked at again.'
  return of.changed
    ? 'What still fits is here. Ticks of a check, packs, answers and an earlier time are not: look again.'
    : 'What you filled in is here.'
}

/** The head of a window in which what was filled in last could not be kept. */
export const notKeptHead = 'What you fill in here is not kept.'

/** Why, and what to do; null where it was kept. */
export const notKeptWords = (outcome: Outcome<'draft:save'>): string | null => {
  if (outcome.kind === 'answer') return null
  const why =
    outcome.kind !== 'refusal'
      ? troubleWords(outcome).what
      : {
          'too-long': 'It is too long.',
          'not-found': 'You are not in the list of people any more.',
          'input-invalid': commonRefusalWords['input-invalid'],
          'nobody-working': commonRefusalWords['nobody-working'],
          'another-person-working': commonRefusalWords['another-person-working'],
        }[outcome.refusal.code]
  return `${why} It is lost if the screen locks, the window closes or Pestle ends: finish it first, or write it down. It is tried again with the next change.`
}

/** What is said to who closes it all the same. */
export const closesAnywayWords = 'Close it once more to leave it all the same.'

/** That it is not known whether something was begun, and what to do. */
export const notLookedWords = {
  head: 'Pestle could not look whether you have begun something here.',
  todo: 'What you begin now would take its place. Look again first.',
  again: 'Look again',
  notKept:
    'Pestle could not look whether you have begun something here, and keeps nothing in its place. What you write is lost if this window closes before it is written down.',
  anyway: 'Open without it',
} as const

/** The name under which something being written in a patient's record is kept. */
export const noteAct = 'patient-note'

/** What was begun, by the name it is kept under; that of a correction names the event as well. */
export const draftActWords = (act: string): string =>
  act === noteAct ? 'Allergies and notes' : commandWords[act.split(' ')[0] as CommandType]

/** What somebody else has begun: `Assemble, begun by Aisha Karim at 10:12: 2 packs of Losartan scanned.` */
export const begunByOtherWords = (
  of: { readonly act: string; readonly begunAt: number; readonly packs: readonly { name: string; count: number }[] },
  name: string | undefined,
  now: number,
): string => {
  const packs = of.packs.map((pack) => `${counted(pack.count, 'pack')} of ${pack.name}`)
  const scanned = packs.length === 0 ? '' : `: ${packs.join(', ')} scanned`
  return `${draftActWords(of.act)}, begun by ${name ?? 'somebody who has left the list'} at ${momentWords(of.begunAt, now)}${scanned}.`
}

/** That somebody else has begun something here, and what is asked before it is begun anew. */
export const othersBegunWords = {
  head: 'Somebody else has begun something here and not finished it',
  ask: (act: string) => `Begin anew: ${draftActWords(act)}?`,
  about: 'Ask them first. Their packs may lie on the bench: put those back, or check each of them yourself.',
  leave: 'Leave it',
  anew: 'Begin anew',
} as const

/** What outlives the lock, a change of person and a crash, and what does not. */
export const halfDoneKeptWords =
  'What was filled in in the window of an act, in allergies and notes, in a paper prescription, about who is on duty, about a door of the run, in the settings of this pharmacy or as the reason for setting an update aside is kept for whoever began it, and the bags on a run for whoever goes on with it; what was typed anywhere else is not.'

const isTitle = (word: string): boolean => /\.$|^(dr|prof|professor|mr|mrs|ms|miss|mx)$/i.test(word)

/** What somebody of the list is called on a line: the first name, or the whole name where that begins with a title or another has the same. */
export const calledAmong = (name: string, names: readonly string[]): string => {
  const [first = name] = name.split(' ')
  const isShared = names.filter((one) => one.split(' ')[0]?.toLowerCase() === first.toLowerCase()).length > 1
  return isTitle(first) || isShared ? name : first
}

/** The mark on a line whose work somebody else has begun: `Begun by Aisha`. */
export const begunOnLineWords = (of: {
  readonly act: string
  readonly name: string
  readonly called: string
}): { readonly short: string; readonly full: string } => ({
  short: `Begun by ${of.called}`,
  full: `${draftActWords(of.act)}: ${of.name} has begun it and not finished it`,
})

/** A mark on work that was begun and not finished. */
export const halfDoneWords = { short: 'Half done', full: 'You have begun something here and not finished it' } as const

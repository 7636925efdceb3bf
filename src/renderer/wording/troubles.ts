import type { Trouble } from '../bridge/ask.ts'

const diskFull = {
  what: 'The disk of this PC is full.',
  todo: 'What was recorded before is safe; this was not done. Make room on the disk, then do it again.',
}

/** Why there is no answer, in words: what happened, then what was kept and what to do. */
export const troubleWords = (trouble: Trouble): { readonly what: string; readonly todo: string } => {
  switch (trouble.kind) {
    case 'fault':
      if (trouble.why === 'disk-full') return diskFull
      return {
        what: 'Something in Pestle went wrong.',
        todo: `What was recorded before is safe; this was not done. Try again. If it happens twice, tell support this reference: ${trouble.reference}`,
      }
    case 'unreachable':
      return {
        what: 'Pestle does not answer.',
        todo: 'What was recorded is safe. As soon as Pestle runs again, this window connects by itself or says what to open. If you pressed something, press it again then: it is never done twice.',
      }
    case 'not-paired':
      return {
        what: 'This window is not connected to Pestle.',
        todo: 'Open the newest link that Pestle printed when it started. Each link works once.',
      }
  }
}

/** What stands over why an act was refused: nothing was recorded, except where its first press was, as it was then. */
export const notDoneHead = (code: string): string =>
  code === 'recorded-otherwise' ? 'Recorded as it was when you first pressed.' : 'Not done. Nothing was recorded.'

/** Refusals that any question can meet. */
export const commonRefusalWords: Readonly<
  Record<'nobody-working' | 'another-person-working' | 'input-invalid', string>
> = {
  'nobody-working': 'Say who is working first: choose your name at the top right.',
  'another-person-working':
    'Who is working here is now someone else, and nothing was recorded. Choose yourself and press again.',
  'input-invalid': 'Something you typed is too long or not possible. Nothing was recorded. Check the fields.',
}

/** Why something was not done, in a sentence: a refusal by its question's own `words` or those common to all, else the trouble. */
export const notDoneWords = <Code extends string>(
  outcome:
    | Trouble
    | {
        readonly kind: 'refusal'
        readonly refusal: { readonly code: Code | keyof typeof commonRefusalWords }
      },
  words: Readonly<Record<Code, string>>,
): string => {
  if (outcome.kind !== 'refusal') return troubleWords(outcome).what
  const all: Readonly<Record<Code | keyof typeof commonRefusalWords, string>> = { ...words, ...commonRefusalWords }
  return all[outcome.refusal.code]
}

/** Throwing away what was begun and not finished; `act` is what it is called. */
export const throwAwayWords = {
  button: 'Throw away',
  title: (act: string): string => `Throw away what you began: ${act}?`,
  about: (patient: string): string =>
    `What you filled in for ${patient} is forgotten. Nothing of it was recorded, and the prescription stays as it is.`,
  keep: 'Keep it',
  done: (act: string): string => `Thrown away: ${act}.`,
  /** Beside what cannot be carried on as the prescription is now. */
  notNow: 'cannot be carried on now',
} as const

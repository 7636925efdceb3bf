/** Whose the form of the settings is, and how often it was made anew. */
export interface FormTurn {
  readonly personId: string | undefined
  readonly turn: number
}

/** Each person has a form of their own; what was typed while nobody worked is of whoever says so first. */
export const formTurn = (before: FormTurn, personId: string | undefined): FormTurn =>
  before.personId === personId
    ? before
    : { personId, turn: before.personId === undefined ? before.turn : before.turn + 1 }

/** An act that somebody wants to correct once its prescription is in hand. */
export interface CorrectLater {
  readonly id: string
  readonly eventId: string
  readonly personId: string
}

/** Whether the wish still stands: only while its prescription is the one in hand, and for who had it. */
export const stillToCorrect = (
  wish: CorrectLater | null,
  inHand: string | null,
  personId: string,
): CorrectLater | null => (wish !== null && wish.id === inHand && wish.personId === personId ? wish : null)

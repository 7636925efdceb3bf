import { noteAct } from '../../wording/drafts.ts'

/** Of what others have begun what still waits: an act that cannot be done any more, as somebody else has done it, has left nothing to ask about. */
export const begunStill = <B extends { readonly act: string }>(
  begun: readonly B[],
  offered: readonly { readonly command: string }[],
): readonly B[] =>
  begun.filter(({ act }) => {
    const [command] = act.split(' ')
    // A correction is offered with what it corrects.
    return act !== noteAct && (command === 'correct' || offered.some((one) => one.command === command))
  })

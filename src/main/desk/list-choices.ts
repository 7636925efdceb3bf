import type { HandlersOf } from '../../contract/handlers.ts'
import type { ListChoices } from '../../contract/lists.ts'
import { ok } from '../../domain/result.ts'

/** Where the choices about lists are kept on this PC, and how other windows hear of a change. */
export interface ListChoicesDeps {
  readonly read: () => ListChoices
  readonly write: (choices: ListChoices) => void
  readonly pushDesk: () => void
}

/** Answers the questions about how lists are shown on this PC. */
export const listChoicesHandlers = (deps: ListChoicesDeps): HandlersOf<'lists:choices' | 'lists:choose'> => ({
  'lists:choices': () => ok(deps.read()),
  'lists:choose': ({ choices }) => {
    deps.write(choices)
    deps.pushDesk()
    return ok(choices)
  },
})

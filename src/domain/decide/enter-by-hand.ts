import { contentOfEntry } from '../by-hand/content-of-entry.ts'
import { entryProblems } from '../by-hand/entry-problems.ts'
import type { CommandOf } from '../commands.ts'
import { handKey } from '../identifiers.ts'
import { happened, refuse, type DecideContext, type Decision } from './decision.ts'
import { windowsOf } from './gates.ts'

/** Takes in what was typed from a paper form, all of its fields being as the law wants them; nothing of it is ever tracked. */
export const enterByHand = (command: CommandOf<'enter-by-hand'>, context: DecideContext): Decision => {
  const { entryId, entry } = command
  const problems = entryProblems(entry, context.today)
  if (problems.length > 0) return refuse({ code: 'entry-invalid', problems })
  const content = contentOfEntry(entry, entryId)
  const windows = windowsOf(content, context.today)
  return happened({ type: 'entered-by-hand', id: handKey(entryId), entryId, entry, content, windows })
}

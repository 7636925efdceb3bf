import { useSayScan } from '../../ui/scanning.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { appKeys, screenWords } from '../../wording/keys.ts'

// What is said to who presses the key of Undo when there is nothing that it could undo.
const tooLateWords = {
  head: 'Nothing was undone: an act can be undone for ten seconds.',
  todo: `After that it is corrected: “${screenWords['my-acts'].name}” (${screenWords['my-acts'].key}), or “Correct” in what happened to the prescription.`,
} as const

/** Answers the key of Undo while nothing can be undone by it: silence would be taken for done. */
export const useTooLate = (nothingToUndo: boolean): void => {
  const say = useSayScan()
  useKeys(
    {
      [appKeys.undo.key]: () => {
        say({ tone: 'attention', ...tooLateWords })
      },
    },
    nothingToUndo ? 'always' : 'never',
  )
}

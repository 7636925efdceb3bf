import { useSayScan } from '../../ui/scanning.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { appKeys } from '../../wording/keys.ts'
import { tooLateWords } from '../../wording/undo.ts'

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

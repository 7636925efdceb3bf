import type { KeyboardEvent } from 'react'
import { useKeys } from '../../ui/use-keys.ts'
import { appKeys } from '../../wording/keys.ts'

const pageOfLines = 15

/** Moves through a list of `count` lines: `at` is the one in hand, -1 when it is not here; `take` is given any number. */
export const useQueueKeys = (
  at: number,
  count: number,
  take: (index: number) => void,
): ((event: KeyboardEvent) => void) => {
  const down = (): void => {
    take(at + 1)
  }
  const up = (): void => {
    take(at < 0 ? 0 : at - 1)
  }
  const steps: Readonly<Record<string, () => void>> = {
    ArrowDown: down,
    ArrowUp: up,
    PageDown: () => {
      take(at + pageOfLines)
    },
    PageUp: () => {
      take(at - pageOfLines)
    },
    Home: () => {
      take(0)
    },
    End: () => {
      take(count - 1)
    },
  }
  useKeys({ [appKeys.down.key]: down, [appKeys.up.key]: up })
  // With the focus on nothing, as after a window closed, the arrow keys belong to the list as well.
  useKeys(steps, 'nothing-focused')
  return (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : steps[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
}

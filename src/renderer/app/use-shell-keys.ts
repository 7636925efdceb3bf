import { useEffect, useRef } from 'react'
import { isCovered, useKeys } from '../ui/use-keys.ts'
import { appKeys, screenWords } from '../wording/keys.ts'
import { listWords } from '../wording/stages.ts'
import type { WindowActs } from './palette-entries.ts'
import type { ScreenName } from './use-screen.ts'

/** The keys of the window itself, from the one table. Those with Control work while somebody types, and not over an open window. */
export const useShellKeys = (acts: Omit<WindowActs, 'onDuty' | 'practiceLine'>, openPalette: () => void): void => {
  useKeys({
    ...Object.fromEntries(
      Object.entries({ ...listWords, ...screenWords }).flatMap(([screen, { key }]) => {
        const go = (): void => {
          acts.go(screen as ScreenName)
        }
        return key === null ? [] : [[key, go] as const]
      }),
    ),
    [appKeys.help.key]: acts.help,
    [appKeys.who.key]: acts.who,
    [appKeys['by-hand'].key]: acts.byHand,
  })
  const withControl = useRef<Readonly<Record<string, () => void>>>({})
  useEffect(() => {
    withControl.current = { [appKeys.palette.key]: openPalette, [appKeys.search.key]: acts.search }
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const act = withControl.current[`Control+${event.key.toLowerCase()}`]
      if (act === undefined) return
      event.preventDefault()
      if (!event.repeat && !isCovered()) act()
    }
    document.addEventListener('keydown', listen)
    return () => {
      document.removeEventListener('keydown', listen)
    }
  }, [])
}

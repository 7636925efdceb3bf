import { useCallback, useEffect, useRef, useState } from 'react'
import { focusHome } from '../ui/focus-home.ts'
import { isCovered } from '../ui/use-keys.ts'
import { screenWords } from '../wording/keys.ts'
import { listWords, type ListName } from '../wording/stages.ts'

/** The screens there are. Only this name is in the address: never a prescription, never a patient, never what was searched. */
export type ScreenName = ListName | keyof typeof screenWords

const names: readonly string[] = [...Object.keys(listWords), ...Object.keys(screenWords)]

const fromAddress = (): ScreenName => {
  const name = window.location.hash.replace(/^#\/?/, '')
  return names.includes(name) ? (name as ScreenName) : 'check'
}

/** The screen in view and the way to another; the Back key of the PC works. */
export const useScreen = (): readonly [ScreenName, (name: ScreenName) => void] => {
  const [screen, setScreen] = useState(fromAddress)
  useEffect(() => {
    const listen = (): void => {
      setScreen(fromAddress())
    }
    window.addEventListener('hashchange', listen)
    return () => {
      window.removeEventListener('hashchange', listen)
    }
  }, [])
  const go = useCallback((name: ScreenName) => {
    window.location.hash = `/${name}`
    setScreen(name)
  }, [])
  return [screen, go]
}

/** Whether a screen is a list of prescriptions. */
export const isList = (name: ScreenName): name is ListName => name in listWords

/** Has the keys go to the page that was opened: the next Tab is its first control, and not the first of the whole window. */
export const useFocusPage = (screen: ScreenName): void => {
  const before = useRef(screen)
  useEffect(() => {
    if (before.current === screen) return
    before.current = screen
    if (!isCovered()) focusHome()
  }, [screen])
}

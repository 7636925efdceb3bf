import type { RefObject } from 'react'
import { useKeys } from '../../ui/use-keys.ts'
import { appKeys } from '../../wording/keys.ts'

const firstControl = (line: Element | undefined): HTMLButtonElement | null =>
  line?.querySelector<HTMLButtonElement>('button:enabled') ?? null

/**
 * The keys of every list, here from line to line: each gives the focus to the first control of the next line that has one, which
 * is the name, and takes the line in hand. Nothing is done by them.
 */
export const useGoThroughKeys = (list: RefObject<HTMLElement | null>, onLine: (index: number) => void): void => {
  const step = (by: 1 | -1) => (): void => {
    const lines = [...(list.current?.children ?? [])]
    const focused = lines.findIndex((line) => line.contains(document.activeElement))
    const from = focused >= 0 ? focused : lines.findIndex((line) => line.hasAttribute('data-taken'))
    for (let at = from < 0 ? (by > 0 ? 0 : -1) : from + by; at >= 0 && at < lines.length; at += by) {
      const control = firstControl(lines[at])
      if (control === null) continue
      control.focus()
      onLine(at)
      return
    }
  }
  useKeys({ [appKeys.down.key]: step(1), [appKeys.up.key]: step(-1) })
}

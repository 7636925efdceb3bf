import { useEffect, useRef, type ReactElement } from 'react'
import { parseNhsNumber, parseShortId } from '../../domain/identifiers.ts'
import { ask } from '../bridge/ask.ts'
import { useBridge } from '../bridge/bridge-context.ts'
import { Icon } from '../ui/icon.tsx'
import { KeyCap } from '../ui/key-cap.tsx'
import css from './header.module.css'

const isMac = /mac/i.test(navigator.userAgent)

/**
 * Finds by name, NHS number or prescription id as one types; a scanner types and ends with Enter. Enter takes the one match in
 * hand; only an exact id or NHS number does so when there are several.
 */
export const SearchField = (props: {
  readonly search: string
  readonly onSearch: (text: string) => void
  readonly onTake: (id: string) => void
}): ReactElement => {
  const input = useRef<HTMLInputElement>(null)
  const bridge = useBridge()
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener('keydown', listen)
    return () => {
      document.removeEventListener('keydown', listen)
    }
  }, [])

  const take = async (typed: string): Promise<void> => {
    const outcome = await ask(bridge, 'queue:page', { stage: null, search: typed, after: null, limit: 2 })
    if (outcome.kind !== 'answer') return
    const [first, second] = outcome.value.rows
    const exact = parseShortId(typed) !== undefined || parseNhsNumber(typed) !== undefined
    if (!first || (second && !exact)) return
    props.onTake(first.id)
    input.current?.blur()
  }
  return (
    <div className={css['search']} role="search">
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        className={css['input']}
        placeholder="Search or scan"
        aria-label="Search or scan: name, NHS number or prescription id"
        aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        value={props.search}
        onChange={(event) => {
          props.onSearch(event.target.value)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && props.search.trim() !== '') void take(props.search.trim())
          if (event.key === 'Escape') {
            props.onSearch('')
            input.current?.blur()
          }
        }}
      />
      <KeyCap>{isMac ? '⌘K' : 'Ctrl K'}</KeyCap>
    </div>
  )
}

import { useCallback, useRef, useState, type ReactElement } from 'react'
import { readScan } from '../../domain/scan/read-scan.ts'
import { useAskFound } from '../features/queue/ask-found.ts'
import { focusHome } from '../ui/focus-home.ts'
import { Icon } from '../ui/icon.tsx'
import { KeyCap } from '../ui/key-cap.tsx'
import { useGiveScan } from '../ui/scanning.tsx'
import { appKeys, capsOf } from '../wording/keys.ts'
import css from './header.module.css'

const fieldId = 'search-or-scan'

/** Puts the typing into the search. */
export const focusSearch = (): void => {
  const field = document.getElementById(fieldId)
  if (!(field instanceof HTMLInputElement)) return
  field.focus()
  field.select()
}

/** Puts the typing at the end of what stands in the search. */
export const goOnInSearch = (): void => {
  const field = document.getElementById(fieldId)
  if (!(field instanceof HTMLInputElement) || document.activeElement === field) return
  field.focus()
  field.setSelectionRange(field.value.length, field.value.length)
}

/** What is searched for, and the way to change it: what it finds is asked for at the key, before its list is drawn. */
export const useSearch = (): readonly [string, (text: string) => void] => {
  const [search, setSearch] = useState('')
  const askFound = useAskFound()
  const change = useCallback(
    (text: string) => {
      askFound(text)
      setSearch(text)
    },
    [askFound],
  )
  return [search, change]
}

/**
 * Finds by name, NHS number or prescription id as one types; a scanner types and ends with Enter. Enter takes the one match in
 * hand; only an exact id or NHS number does so when there are several.
 */
export const SearchField = (props: {
  readonly search: string
  readonly onSearch: (text: string) => void
  readonly onEnter: (typed: string) => Promise<boolean>
}): ReactElement => {
  const input = useRef<HTMLInputElement>(null)
  const giveScan = useGiveScan()
  const leave = (): void => {
    if (!focusHome()) input.current?.blur()
  }
  const enter = async (typed: string): Promise<void> => {
    // A pack's or a bag's code that no scanner could read, typed from below its bars.
    if (['pack', 'bag'].includes(readScan(typed).kind)) {
      props.onSearch('')
      leave()
      giveScan(typed)
      return
    }
    if (await props.onEnter(typed)) leave()
  }
  return (
    <div className={css['search']} role="search">
      <Icon name="search" />
      <input
        ref={input}
        id={fieldId}
        type="search"
        className={css['input']}
        placeholder="Search or scan"
        aria-label="Search or scan: name, NHS number or prescription id"
        aria-keyshortcuts={appKeys.search.key}
        data-codes="unknown"
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        value={props.search}
        onChange={(event) => {
          props.onSearch(event.target.value)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && props.search.trim() !== '') void enter(props.search.trim())
          if (event.key === 'Escape') {
            props.onSearch('')
            leave()
          }
        }}
      />
      <KeyCap>{capsOf(appKeys.search.key)}</KeyCap>
    </div>
  )
}

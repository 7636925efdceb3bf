import { useCallback, useEffect, useMemo, useRef, useState, type ReactElement } from 'react'
import { readScan } from '../../domain/scan/read-scan.ts'
import { useAskFound } from '../features/queue/ask-found.ts'
import { createShownSearch } from '../features/queue/shown-search.ts'
import { focusHome } from '../ui/focus-home.ts'
import { Icon } from '../ui/icon.tsx'
import { KeyCap } from '../ui/key-cap.tsx'
import { useKeysWait } from '../ui/keys-wait.ts'
import { useGiveScan } from '../ui/scanning.tsx'
import { useSlow } from '../ui/use-slow.ts'
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

/** A search: what stands in its field, and the text for which the screen shows what is found. */
export interface Search {
  readonly typed: string
  readonly shown: string
  readonly change: (text: string) => void
}

/** The search: what it finds is asked for at the key, and shown once it is there or is slow to come. Letters, digits and what moves in the list wait for it. */
export const useSearch = (): Search => {
  const [typed, setTyped] = useState('')
  const [shown, setShown] = useState('')
  const ask = useAskFound()
  const search = useMemo(() => createShownSearch({ ask, show: setShown }), [ask])
  const change = useCallback(
    (text: string) => {
      setTyped(text)
      search.change(text)
    },
    [search],
  )
  const isAwaited = typed !== shown
  const slow = useSlow(isAwaited)
  useEffect(() => {
    if (slow) search.showNow()
  }, [slow, search])
  useKeysWait(isAwaited ? typed : null, isAwaited ? null : typed, 'all')
  return { typed, shown, change }
}

/**
 * Finds by name, NHS number or prescription id as one types; a scanner types and ends with Enter. Enter takes the one match in
 * hand; only an exact id or NHS number does so when there are several. The arrow down goes to what is found.
 */
export const SearchField = (props: {
  readonly search: string
  readonly onSearch: (text: string) => void
  /** `isMeant`: whether that still stands in it. */
  readonly onEnter: (typed: string, isMeant: () => boolean) => Promise<boolean>
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
    if (await props.onEnter(typed, () => input.current?.value.trim() === typed)) leave()
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
          if (event.key === 'Escape') props.onSearch('')
          if (event.key === 'Escape' || event.key === 'ArrowDown') leave()
        }}
      />
      <KeyCap>{capsOf(appKeys.search.key)}</KeyCap>
    </div>
  )
}

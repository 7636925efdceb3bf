import type { MenuEntry } from './menu.tsx'

/** The entry of an open menu whose key was pressed, capitals or not; undefined for other keys and for an entry that cannot be chosen. */
export const entryOfKey = (
  entries: readonly MenuEntry[],
  { key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): MenuEntry | undefined =>
  ctrlKey || metaKey || altKey || key.length !== 1
    ? undefined
    : entries.find(({ keyOf, why }) => why === undefined && keyOf === key.toLowerCase())

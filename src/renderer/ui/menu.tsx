import type { ReactElement, ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { entryOfKey } from './entry-of-key.ts'
import css from './menu.module.css'
import { KeyCap } from './key-cap.tsx'

/** An entry of a menu. `why` says why it cannot be chosen, and makes it so. */
export interface MenuEntry {
  readonly id: string
  readonly words: string
  readonly keyOf?: string
  readonly why?: string
}

/** A button with acts behind it; opened and closed by its owner, so that a key can do it too. Open, it takes the keys it shows. */
export const Menu = (props: {
  readonly trigger: ReactNode
  readonly label: string
  readonly entries: readonly MenuEntry[]
  readonly onChoose: (id: string) => void
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}): ReactElement => (
  <MenuTrigger isOpen={props.open} onOpenChange={props.onOpenChange}>
    {props.trigger}
    <Popover className={css['popover'] ?? ''} placement="top end">
      {/* Before the menu takes letters for the beginning of a word. */}
      <div
        onKeyDownCapture={(event) => {
          const entry = entryOfKey(props.entries, event)
          if (entry === undefined) return
          event.preventDefault()
          event.stopPropagation()
          props.onOpenChange(false)
          props.onChoose(entry.id)
        }}
      >
        <AriaMenu
          className={css['menu'] ?? ''}
          aria-label={props.label}
          onAction={(key) => {
            props.onChoose(String(key))
          }}
          disabledKeys={props.entries.filter(({ why }) => why !== undefined).map(({ id }) => id)}
        >
          {props.entries.map((entry) => (
            <MenuItem key={entry.id} id={entry.id} className={css['item'] ?? ''} textValue={entry.words}>
              <span>
                {entry.words}
                {entry.why === undefined ? null : <span className={css['why']}>{entry.why}</span>}
              </span>
              {entry.keyOf === undefined ? null : <KeyCap>{entry.keyOf}</KeyCap>}
            </MenuItem>
          ))}
        </AriaMenu>
      </div>
    </Popover>
  </MenuTrigger>
)

import type { ReactElement } from 'react'
import type { ActInHand } from '../bridge/acts-in-hand.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { KeyCap } from '../ui/key-cap.tsx'
import { commandWords } from '../wording/commands.ts'
import { appKeys, capsOf, keyPlaceWords, shortcutTable, type KeyPlace, type Shortcut } from '../wording/keys.ts'
import css from './keyboard-help.module.css'

const order: readonly KeyPlace[] = ['in-hand', 'list', 'window', 'anywhere', 'go-to']

/** Which keys of lists work on a screen: all, those from line to line alone, or none. */
export type ListKeys = 'all' | 'moves' | 'none'

const moves: readonly string[] = [appKeys.down.key, appKeys.up.key]

// Of the acts only those that can be begun now: the rest are in the palette, with why not.
/** Whether a key does something on a screen with these acts in hand and these keys of lists. */
export const worksHere = (shortcut: Shortcut, acts: readonly ActInHand[], inList: ListKeys): boolean => {
  if (shortcut.where === 'list') return inList === 'all' || (inList === 'moves' && moves.includes(shortcut.key))
  if (shortcut.where !== 'in-hand') return true
  if (Object.values<string>(commandWords).includes(shortcut.does))
    return acts.some(({ keyOf, words, why }) => keyOf === shortcut.key && words === shortcut.does && why === undefined)
  return acts.length > 0
}

/** Every key that works where one is, from the one table of keys. */
export const KeyboardHelp = (props: {
  readonly acts: readonly ActInHand[]
  readonly inList: ListKeys
  readonly onClose: () => void
}): ReactElement => (
  <Dialog
    title="Keys that work here"
    wide
    scrolls
    onClose={props.onClose}
    foot={
      <Button look="primary" onPress={props.onClose} autoFocus>
        Close
      </Button>
    }
  >
    <p className={css['note']}>
      Everything works without a mouse. Enter never does a clinical act by itself: the last step of a window is Control
      and Enter (Command and Enter on a Mac), or its button; of the clinical check it is a letter, a second after the
      window has come. A scan works wherever the focus is.
    </p>
    <div className={css['columns']}>
      {order.map((place) => {
        const keys = shortcutTable.filter(
          (shortcut) => shortcut.where === place && worksHere(shortcut, props.acts, props.inList),
        )
        return keys.length === 0 ? null : (
          <section key={place}>
            <h3>{keyPlaceWords[place]}</h3>
            <dl className={css['keys']}>
              {keys.map(({ key, does }) => (
                <div key={key + does} style={{ display: 'contents' }}>
                  <dt>
                    <KeyCap>{capsOf(key)}</KeyCap>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        )
      })}
    </div>
  </Dialog>
)

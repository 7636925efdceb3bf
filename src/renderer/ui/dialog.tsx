import {
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
} from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { readFirstHelpWords, readFirstWords } from '../wording/keys.ts'
import { useAnnounce } from './announce.tsx'
import { classes } from './class-names.ts'
import css from './dialog.module.css'
import { useMessagesHere } from './scan-messages-shown.tsx'
import { controlOfKey, whyNotConfirmed, whyNotPressed } from './why-not-pressed.ts'
import { keysIn, keysSaid, KeysHere, type KeyHere } from './keys-here.tsx'
import type { Keys } from './use-keys.ts'

/** A window over the page. `keys` are single letters that work while nobody types in it; `onConfirm` is Control (or Command) and Enter; without it that presses the button which shows this key. */
export interface DialogProps {
  readonly title: ReactNode
  readonly under?: ReactNode
  readonly children: ReactNode
  readonly said?: ReactNode
  readonly foot: ReactNode
  readonly onClose: () => void
  /** Why it does not close now: said to whoever closes it, and nothing else comes of that. */
  readonly stays?: string | undefined
  readonly onConfirm?: () => void
  readonly keys?: Keys
  /** The letters that end it, where Control and Enter do not. */
  readonly endsBy?: readonly string[]
  /** A key whose button cannot be pressed now was pressed: after it was said why, the focus may go to what is missing. */
  readonly onNotPressed?: (key: string) => void
  /** It has to be read before it takes a letter or a digit. */
  readonly reading?: Reading | undefined
  readonly wide?: boolean
  readonly alert?: boolean
  /** Nothing in it can be focused, so that the text itself must be, to be scrolled by keys. */
  readonly scrolls?: boolean
  /** Nothing behind it can be read. */
  readonly opaque?: boolean
}

/** Whether a window could be read. A key that is held back, or does nothing there, is of a word typed blindly: `onStray`. */
export interface Reading {
  readonly isNow: () => boolean
  readonly onStray: () => void
}

/** Whether a letter or digit belongs to a word meant for elsewhere: before the window is read (`isRead`) each one, after that one that does nothing in it. */
export const isStray = (key: string, isRead: boolean, doesSomething: boolean): boolean =>
  /^[\p{L}\p{N}]$/u.test(key) && !(isRead && doesSomething)

const helpKey = '?'
const confirmKey = 'Control+Enter'

const isText = (target: EventTarget): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(target.type))

/**
 * A dialog. A key that does nothing now is answered with why, and while a red message over it is not read nothing is confirmed by
 * keys. Enter does nothing in it by itself: a scanner ends every code with Enter, and a habit of pressing it must not do a
 * clinical act. Escape closes; focus goes back to where it was.
 */
export const Dialog = (props: DialogProps): ReactElement => {
  const frame = useRef<HTMLDivElement>(null)
  const announce = useAnnounce()
  const [keysShown, setKeysShown] = useState<readonly KeyHere[] | null>(null)
  const showKeys = (): void => {
    const keys = keysShown === null && frame.current ? keysIn(frame.current) : null
    setKeysShown(keys)
    if (keys !== null) announce(keysSaid(keys))
  }
  const [notDone, showNotDone] = useState<string | null>(null)
  const setNotDone = (words: string | null): void => {
    showNotDone(words)
    if (words !== null) announce(words)
  }
  const stays = props.stays !== undefined
  // The button that was pressed cannot be pressed now: without it the keys would be in no window.
  useEffect(() => {
    const at = document.activeElement
    if (!stays || (at !== null && at !== document.body && !at.matches(':disabled'))) return
    frame.current?.querySelector<HTMLElement>('[role="dialog"], [role="alertdialog"]')?.focus()
  }, [stays])
  const messages = useMessagesHere()
  // A window whose steps have their own buttons is confirmed by the one that shows the key.
  const confirm = (): void => {
    const control = controlOfKey(frame.current, confirmKey)
    const words = whyNotConfirmed({
      red: messages.red,
      own: props.onConfirm !== undefined,
      control,
      letters: props.endsBy ?? [],
    })
    setNotDone(words)
    if (words !== null) return
    if (props.onConfirm) props.onConfirm()
    else if (control instanceof HTMLButtonElement) control.click()
  }
  const listen = (event: KeyboardEvent): void => {
    // What was missing may be there with this key; pressed again it is said again.
    showNotDone(null)
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      event.stopPropagation()
      if (!event.repeat) confirm()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isText(event.target)) return
    if (document.querySelector('[role="listbox"]')) return
    const key = event.key.toLowerCase()
    const act = props.keys?.[key] ?? (event.key === helpKey ? showKeys : undefined)
    if (props.reading && isStray(key, props.reading.isNow(), act !== undefined)) {
      event.preventDefault()
      props.reading.onStray()
      setNotDone(`Not done. ${readFirstWords} ${readFirstHelpWords}`)
      return
    }
    if (!act) return
    event.preventDefault()
    const words = whyNotPressed(controlOfKey(frame.current, key), messages.red)
    setNotDone(words)
    if (words === null) act()
    else props.onNotPressed?.(key)
  }
  const pressed = (event: MouseEvent): void => {
    const closes = event.target instanceof Element && event.target.closest('[aria-keyshortcuts="Escape"]') !== null
    if (closes && props.stays !== undefined) setNotDone(props.stays)
    else showNotDone(null)
  }
  return (
    <ModalOverlay
      className={classes(css['scrim'], props.opaque === true && css['opaque'])}
      isOpen
      isDismissable={false}
      onOpenChange={(open) => {
        if (open) return
        if (props.stays === undefined) props.onClose()
        else setNotDone(props.stays)
      }}
    >
      <Modal className={classes(css['modal'], props.wide === true && css['wide'])}>
        {/* Around the dialog, because it is the dialog itself that has the focus when it opens. */}
        <div className={css['keys']} onKeyDownCapture={listen} onClickCapture={pressed} ref={frame}>
          <AriaDialog className={css['dialog'] ?? ''} role={props.alert === true ? 'alertdialog' : 'dialog'}>
            <div className={css['head']}>
              <Heading slot="title" level={2} className={css['title'] ?? ''}>
                {props.title}
              </Heading>
              {props.under}
            </div>
            <div
              className={css['body']}
              {...(props.scrolls === true ? { tabIndex: 0, role: 'region', 'aria-label': 'Text' } : {})}
            >
              {props.children}
            </div>
            {notDone === null ? null : <p className={css['notDone']}>{notDone}</p>}
            {messages.shown === null ? null : <div className={css['said']}>{messages.shown}</div>}
            {props.said === undefined || props.said === null ? null : <div className={css['said']}>{props.said}</div>}
            {keysShown === null ? null : <KeysHere keys={keysShown} />}
            <div className={css['foot']}>{props.foot}</div>
          </AriaDialog>
        </div>
      </Modal>
    </ModalOverlay>
  )
}

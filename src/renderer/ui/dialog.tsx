import { useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useAnnounce } from './announce.tsx'
import { classes } from './class-names.ts'
import css from './dialog.module.css'
import { useMessagesHere } from './scan-messages-shown.tsx'
import { controlOfKey, whyNotConfirmed, whyNotPressed } from './why-not-pressed.ts'
import { keysIn, KeysHere, type KeyHere } from './keys-here.tsx'
import type { Keys } from './use-keys.ts'

/** A window over the page. `keys` are single letters that work while nobody types in it; `onConfirm` is Control (or Command) and Enter; without it that presses the button which shows this key. */
export interface DialogProps {
  readonly title: ReactNode
  readonly under?: ReactNode
  readonly children: ReactNode
  readonly said?: ReactNode
  readonly foot: ReactNode
  readonly onClose: () => void
  readonly onConfirm?: () => void
  readonly keys?: Keys
  readonly wide?: boolean
  readonly alert?: boolean
  /** Nothing in it can be focused, so that the text itself must be, to be scrolled by keys. */
  readonly scrolls?: boolean
  /** Nothing behind it can be read. */
  readonly opaque?: boolean
}

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
  const [keysShown, setKeysShown] = useState<readonly KeyHere[] | null>(null)
  const showKeys = (): void => {
    setKeysShown(keysShown === null && frame.current ? keysIn(frame.current) : null)
  }
  const [notDone, showNotDone] = useState<string | null>(null)
  const announce = useAnnounce()
  const setNotDone = (words: string | null): void => {
    showNotDone(words)
    if (words !== null) announce(words)
  }
  const messages = useMessagesHere()
  // A window whose steps have their own buttons is confirmed by the one that shows the key.
  const confirm = (): void => {
    const control = controlOfKey(frame.current, confirmKey)
    const words = whyNotConfirmed({ red: messages.red, own: props.onConfirm !== undefined, control })
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
    if (!act) return
    event.preventDefault()
    const words = whyNotPressed(controlOfKey(frame.current, key))
    setNotDone(words)
    if (words === null) act()
  }
  const forget = (): void => {
    showNotDone(null)
  }
  return (
    <ModalOverlay
      className={classes(css['scrim'], props.opaque === true && css['opaque'])}
      isOpen
      isDismissable={false}
      onOpenChange={(open) => {
        if (!open) props.onClose()
      }}
    >
      <Modal className={classes(css['modal'], props.wide === true && css['wide'])}>
        {/* Around the dialog, because it is the dialog itself that has the focus when it opens. */}
        <div className={css['keys']} onKeyDownCapture={listen} onClickCapture={forget} ref={frame}>
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

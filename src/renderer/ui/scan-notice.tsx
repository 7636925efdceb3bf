import type { ReactElement } from 'react'
import { createPortal } from 'react-dom'
import { Button } from './button.tsx'
import { Notice, type Tone } from './notice.tsx'
import css from './scan-notice.module.css'

/** What came of a scan: what was read, and what to do now. */
export interface ScanSaid {
  readonly tone: Tone
  readonly head: string
  readonly todo: string
  readonly choices?: readonly { readonly words: string; readonly onPress: () => void }[]
}

/** The sentence about the last scan, over dialogs as well, and told to listeners at once. */
export const ScanNotice = (props: { readonly said: ScanSaid; readonly onClose: () => void }): ReactElement => {
  const { head, todo, tone, choices = [] } = props.said
  return createPortal(
    // React Aria hides from listeners whatever lies outside a dialog, but not what is marked so.
    <div className={css['over']} data-react-aria-top-layer="true">
      <Notice tone={tone} head={head} says>
        <p>{todo}</p>
        <div className={css['choices']}>
          {choices.map(({ words, onPress }) => (
            <Button
              key={words}
              onPress={() => {
                props.onClose()
                onPress()
              }}
            >
              {words}
            </Button>
          ))}
          <Button onPress={props.onClose}>Close this message</Button>
        </div>
      </Notice>
    </div>,
    document.body,
  )
}

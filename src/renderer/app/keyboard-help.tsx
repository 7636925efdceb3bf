import type { ReactElement } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { KeyCap } from '../ui/key-cap.tsx'
import { keyGroups } from '../wording/keys.ts'
import css from './keyboard-help.module.css'

/** Every key there is. */
export const KeyboardHelp = ({ onClose }: { readonly onClose: () => void }): ReactElement => (
  <Dialog
    title="Keys"
    wide
    scrolls
    onClose={onClose}
    foot={
      <Button look="primary" onPress={onClose} autoFocus>
        Close
      </Button>
    }
  >
    <p className={css['note']}>
      Everything works without a mouse. Enter never does a clinical act by itself: in every window the last step is
      Control and Enter (Command and Enter on a Mac), or its button.
    </p>
    <div className={css['columns']}>
      {keyGroups.map(({ head, keys }) => (
        <section key={head}>
          <h3>{head}</h3>
          <dl className={css['keys']}>
            {keys.map(({ caps, does }) => (
              <div key={does} style={{ display: 'contents' }}>
                <dt>
                  {caps.map((cap) => (
                    <KeyCap key={cap}>{cap}</KeyCap>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  </Dialog>
)

import type { ReactElement } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** Asked before a half-typed form is lost: it is kept nowhere. */
export const ThrowAway = (props: { readonly onKeep: () => void; readonly onThrowAway: () => void }): ReactElement => (
  <Dialog
    title="Throw away what was typed?"
    alert
    onClose={props.onKeep}
    foot={
      <>
        <Button look="danger" onPress={props.onThrowAway}>
          Throw it away
        </Button>
        <Button look="primary" onPress={props.onKeep} keyOf="Escape" autoFocus>
          Go on typing
        </Button>
      </>
    }
  >
    <p>Nothing of this form is recorded yet. What was typed is kept nowhere else.</p>
  </Dialog>
)

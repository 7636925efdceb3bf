import type { ReactElement, ReactNode } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

/** A window that asks for something and acts on it once: `leave` is Escape, `act` is Control and Enter and not heard while `busy`. */
export const AskDialog = (props: {
  readonly title: string
  /** What came of the last try. */
  readonly said: ReactNode
  readonly leave: string
  readonly act: string
  readonly danger?: boolean
  readonly busy: boolean
  readonly onAct: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}): ReactElement => {
  const act = (): void => {
    if (!props.busy) props.onAct()
  }
  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      onConfirm={act}
      said={props.said}
      foot={
        <>
          <Button look="quiet" onPress={props.onClose} keyOf="Escape">
            {props.leave}
          </Button>
          <Button
            look={props.danger === true ? 'danger' : 'primary'}
            keyOf="Control+Enter"
            disabled={props.busy}
            onPress={act}
          >
            {props.act}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  )
}

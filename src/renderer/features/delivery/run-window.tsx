import type { ReactElement, ReactNode } from 'react'
import { ActingAs } from '../../ui/acting-as.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Keys } from '../../ui/use-keys.ts'
import { onItsWayWords } from '../../wording/keys.ts'
import css from './delivery.module.css'
import type { NotDone } from './use-run-act.ts'

/** The frame of a window about doors of a run: `missing` says what keeps it from being recorded, `said` why it was refused. */
export const RunWindow = (props: {
  readonly title: string
  readonly button: string
  readonly missing: string | undefined
  readonly inFlight: boolean
  readonly said: NotDone | null
  readonly keys?: Keys
  readonly onRecord: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}): ReactElement => {
  // What is on its way may be refused: that is said here.
  const close = (): void => {
    if (!props.inFlight) props.onClose()
  }
  return (
    <Dialog
      title={props.title}
      onClose={close}
      stays={props.inFlight ? onItsWayWords : undefined}
      onConfirm={props.onRecord}
      keys={props.keys ?? {}}
      said={
        props.said === null ? null : (
          <Notice tone="attention" head={props.said.head} says>
            {props.said.words}
          </Notice>
        )
      }
      foot={
        <>
          {props.missing === undefined ? null : <p className={css['missing']}>{props.missing}</p>}
          <Button onPress={close} look="quiet" keyOf="Escape">
            Close
          </Button>
          <Button
            look="primary"
            keyOf="Control+Enter"
            disabled={props.missing !== undefined || props.inFlight}
            onPress={props.onRecord}
          >
            {props.button}
          </Button>
        </>
      }
    >
      {props.children}
      <ActingAs />
    </Dialog>
  )
}

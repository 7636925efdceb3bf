import type { ReactElement, ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import css from './delivery.module.css'

/** The frame of a window about doors of a run: `missing` says what keeps it from being recorded, `said` why it was refused. */
export const RunWindow = (props: {
  readonly title: string
  readonly button: string
  readonly missing: string | undefined
  readonly inFlight: boolean
  readonly said: ReactNode
  readonly onRecord: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}): ReactElement => (
  <Dialog
    title={props.title}
    onClose={props.onClose}
    onConfirm={props.onRecord}
    said={
      props.said === null ? null : (
        <Notice tone="attention" head="Not done. Nothing was recorded." says>
          {props.said}
        </Notice>
      )
    }
    foot={
      <>
        {props.missing === undefined ? null : <p className={css['missing']}>{props.missing}</p>}
        <Button onPress={props.onClose} look="quiet" keyOf="Escape">
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
  </Dialog>
)

import type { ReactElement, ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** The frame of a form about who is on duty: `onGo` is null while something is missing, which `missing` says. */
export const DutyForm = (props: {
  readonly title: string
  readonly go: string
  readonly missing?: string | undefined
  readonly onGo: (() => void) | null
  readonly said: ReactNode
  /** That it was begun before, or is not kept. */
  readonly kept: ReactNode
  readonly onBack: () => void
  readonly children: ReactNode
}): ReactElement => {
  const { onGo } = props
  return (
    <Dialog
      title={props.title}
      said={props.said}
      onClose={props.onBack}
      onConfirm={() => {
        onGo?.()
      }}
      foot={
        <>
          {onGo === null && props.missing !== undefined ? <p role="status">{props.missing}</p> : null}
          <Button look="quiet" onPress={props.onBack} keyOf="Escape">
            Back
          </Button>
          <Button
            look="primary"
            keyOf="Control+Enter"
            disabled={onGo === null}
            onPress={() => {
              onGo?.()
            }}
          >
            {props.go}
          </Button>
        </>
      }
    >
      {props.kept}
      {props.children}
    </Dialog>
  )
}

import type { ReactElement } from 'react'
import type { Route } from '../../../../domain/prescription.ts'
import { Choices, choicesOf } from '../../../ui/choices.tsx'
import { routeWords } from '../../../wording/places.ts'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { useDraft } from '../drafts/use-draft.ts'

/** How it reaches the patient, for everything still in its place and for the next bag. */
export const ChangeRouteAct = (props: ActProps): ReactElement => {
  const [route, setRoute] = useDraft<Route | null>('route', null)
  return (
    <ActDialog
      {...props}
      title="How it reaches the patient"
      endings={[
        {
          button: route === null ? 'Change' : `Change to "${routeWords[route]}"`,
          words: 'Changed how it reaches the patient.',
          look: 'primary',
          keyOf: 'Control+Enter',
          commands: route === null ? null : [{ detail: props.detail, command: { type: 'change-route', route } }],
          missing: 'Choose how it reaches the patient from now on.',
        },
      ]}
    >
      <p>Now: {routeWords[props.detail.prescription.preferredRoute]}. Bags stay where they are.</p>
      <Choices label="From now on" value={route} onChange={setRoute} choices={choicesOf(routeWords)} />
    </ActDialog>
  )
}

import type { ReactElement } from 'react'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

/** After a departure was corrected because the medicine was outside: the incident record is a press away, and never made by itself. */
export const IncidentOffered = (props: {
  /** Why it cannot be begun by who works here; undefined when it can. */
  readonly why: string | undefined
  readonly onBegin: () => void
  readonly onNo: () => void
}): ReactElement => (
  <Notice tone="attention" head="Did it reach somebody it was not for, or was it wrong? Then it is an incident." says>
    <p>The correction is recorded. What happened to whom has a record of its own.</p>
    {props.why === undefined ? null : <p>{props.why}.</p>}
    <Button disabled={props.why !== undefined} onPress={props.onBegin}>
      Record the incident…
    </Button>{' '}
    <Button look="quiet" onPress={props.onNo}>
      Nobody took it
    </Button>
  </Notice>
)

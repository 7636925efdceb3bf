import type { ReactElement } from 'react'
import { useOpenOnDuty } from '../../../bridge/open-on-duty.ts'
import { useQuestion } from '../../../bridge/use-question.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { ReasonField } from './reason-field.tsx'

/** The reason of the period in which a person works alone now; null while none runs, or it is not known. */
export const useWorkingAlone = (personId: string | null): string | null => {
  const asked = useQuestion('duty:state', {})
  if (asked.reply?.kind !== 'answer') return null
  return asked.reply.value.alone.find(({ person }) => person.id === personId)?.reason ?? null
}

/** That the checker made it too: a second person should check, unless they work alone, or say why not. */
export const OwnWork = (props: {
  readonly alone: string | null
  readonly reason: string
  readonly onReason: (reason: string) => void
}): ReactElement => {
  const openOnDuty = useOpenOnDuty()
  if (props.alone !== null)
    return (
      <Notice
        tone="attention"
        head="You assembled this yourself, and work alone. Leave it for a while, then check it afresh."
      >
        <p>Kept with this check: {props.alone}</p>
      </Notice>
    )
  return (
    <>
      <Notice tone="attention" head="You assembled this yourself. A second person should check it.">
        {openOnDuty === null ? null : <Button onPress={openOnDuty}>I work alone for a while…</Button>}
      </Notice>
      <ReasonField
        label="Why you check your own work"
        value={props.reason}
        onChange={props.onReason}
        suggestions={['Nobody else may check', 'The patient cannot wait']}
      />
    </>
  )
}

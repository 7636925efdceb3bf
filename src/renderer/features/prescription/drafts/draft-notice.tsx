import { useContext, type ReactElement } from 'react'
import { now } from '../../../bridge/clock.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { draftBegunWords, draftChangedWords, draftKeptWords, notKeptHead } from '../../../wording/drafts.ts'
import { DraftContext, NotKeptContext } from './draft-context.ts'

/** Says that what is filled in is not kept, and what to do; nothing while it is. */
export const NotKeptNotice = (): ReactElement | null => {
  const words = useContext(NotKeptContext)
  return words === null ? null : (
    <Notice tone="attention" head={notKeptHead} says>
      <p>{words}</p>
    </Notice>
  )
}

/** Says that the window was begun before, what has changed since, and offers to start afresh; nothing where it is new. */
export const DraftNotice = (): ReactElement | null => {
  const draft = useContext(DraftContext)
  if (draft === null || draft.restored === null) return null
  const { restored, startAfresh } = draft
  return (
    <Notice
      tone={restored.changed ? 'attention' : 'plain'}
      icon="waiting"
      head={draftBegunWords(restored.begunAt, now())}
      says
    >
      {restored.changed ? <p>{draftChangedWords(restored.since)}</p> : null}
      <p>{draftKeptWords(restored)}</p>
      <Button look="link" onPress={startAfresh}>
        Start afresh
      </Button>
    </Notice>
  )
}

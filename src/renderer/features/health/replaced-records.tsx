import { useState, type ReactElement } from 'react'
import { useAsk } from '../../bridge/use-ask.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import section from '../../ui/section.module.css'
import { removeReplacedWords, replacedRefusals } from '../../wording/health.ts'
import { notDoneWords } from '../../wording/troubles.ts'

/** Records that a restore put aside more than a month ago, and the press that removes them. Nothing where there are none. */
export const ReplacedRecords = (): ReactElement | null => {
  const { reply } = useQuestion('health:replaced', {})
  const { send, inFlight } = useAsk()
  const [said, setSaid] = useState<string | null>(null)
  if (reply?.kind !== 'answer' || reply.value.removable === 0) return null
  const remove = async (): Promise<void> => {
    setSaid(null)
    const outcome = await send('health:remove-replaced', {})
    if (outcome === undefined || outcome.kind === 'answer') return
    setSaid(notDoneWords(outcome, replacedRefusals))
  }
  return (
    <div className={section['row']}>
      <Button disabled={inFlight} onPress={() => void remove()}>
        {removeReplacedWords(reply.value)}
      </Button>
      {said === null ? null : <Notice tone="attention" head={said} says />}
    </div>
  )
}

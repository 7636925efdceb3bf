import { useState, type ReactElement } from 'react'
import type { Output } from '../../../contract/index.ts'
import { useAsk } from '../../bridge/use-ask.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { Answered } from '../../ui/answered.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import section from '../../ui/section.module.css'
import { Section } from '../../ui/section.tsx'
import { healthWords as words } from '../../wording/health.ts'
import { troubleWords } from '../../wording/troubles.ts'
import { ReplacedRecords } from './replaced-records.tsx'
import { ForSupport } from './for-support.tsx'

/** What is wrong with this PC, the loudest first, and everything that was looked at, for support. */
export const HealthSection = (): ReactElement => {
  const health = useQuestion('health:state', {})
  const { send, inFlight } = useAsk()
  const [examined, setExamined] = useState<Output<'health:examine'> | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const examine = async (): Promise<void> => {
    setSaid(null)
    const outcome = await send('health:examine', {})
    if (outcome?.kind === 'answer') setExamined(outcome.value)
    else if (outcome !== undefined && outcome.kind !== 'refusal') setSaid(troubleWords(outcome).what)
  }
  return (
    <Section head={words.head} about={words.about}>
      <Answered of={health}>
        {({ troubles, notSetUp }) => (
          <>
            {troubles.length > 0 ? null : notSetUp.length > 0 ? (
              <p>{words.notSetUp(notSetUp.length)}</p>
            ) : (
              <Notice tone="fresh" head={words.well} />
            )}
            {troubles.map(({ topic, state, head, words: todo }) => (
              <Notice
                key={`${topic} ${head ?? ''}`}
                tone={state === 'wrong' ? 'danger' : 'attention'}
                head={head ?? topic}
              >
                {todo}
              </Notice>
            ))}
            {/* Its own part below is loud about it; twice in amber would be one thing too many to act on. */}
            {notSetUp.map(({ topic, head, words: todo }) => (
              <Notice key={`${topic} ${head ?? ''}`} tone="plain" head={head ?? topic}>
                {todo}
              </Notice>
            ))}
          </>
        )}
      </Answered>
      <ReplacedRecords />
      <div className={section['row']}>
        <Button disabled={inFlight} onPress={() => void examine()}>
          {words.examine}
        </Button>
        {inFlight ? <span role="status">{words.examining}</span> : null}
        {said === null ? null : <Notice tone="attention" head={said} says />}
      </div>
      {examined === null ? null : (
        <ForSupport
          examined={examined}
          onClose={() => {
            setExamined(null)
          }}
        />
      )}
    </Section>
  )
}

import { useState, type ReactElement } from 'react'
import { useAsk } from '../../bridge/use-ask.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import section from '../../ui/section.module.css'
import { commonRefusalWords, notDoneWords, troubleWords } from '../../wording/troubles.ts'
import {
  putOffRefusalWords,
  putOffWords,
  updateTroubleWords,
  updateWaitWords,
  updateWords as words,
} from '../../wording/updates.ts'

type Length = keyof typeof putOffWords

/** What can be done about an update that is here: install it now, at the day's end, or put it off. */
export const UpdateActs = (props: { readonly working: boolean; readonly mayPutOff: boolean }): ReactElement => {
  const { send, inFlight } = useAsk()
  const [said, setSaid] = useState<string | null>(null)
  const [going, setGoing] = useState(false)
  const install = async (then: 'start-again' | 'stay-closed'): Promise<void> => {
    setSaid(null)
    setGoing(true)
    const outcome = await send('updates:install', { then })
    if (outcome?.kind === 'answer') return
    setGoing(false)
    if (outcome?.kind === 'refusal') {
      const { refusal } = outcome
      if (refusal.code === 'waits')
        setSaid(`Not now. It waits until ${refusal.waits.map(updateWaitWords).join(', and ')}.`)
      else if (refusal.code === 'trouble') setSaid(updateTroubleWords(refusal.trouble))
      else setSaid(commonRefusalWords[refusal.code])
    } else if (outcome !== undefined) setSaid(troubleWords(outcome).what)
  }
  const putOff = async (length: Length): Promise<void> => {
    const outcome = await send('updates:put-off', { for: length })
    if (outcome === undefined || outcome.kind === 'answer') setSaid(null)
    else setSaid(notDoneWords(outcome, putOffRefusalWords))
  }
  const idle = props.working && !inFlight && !going
  return (
    <>
      <div className={section['row']}>
        <Button look="primary" disabled={!idle} onPress={() => void install('stay-closed')}>
          {words.shutDown}
        </Button>
        <Button disabled={!idle} onPress={() => void install('start-again')}>
          {words.now}
        </Button>
      </div>
      {props.mayPutOff ? (
        <div className={section['row']} role="group" aria-label={words.putOff}>
          <span>{words.putOff}:</span>
          {(Object.keys(putOffWords) as readonly Length[]).map((length) => (
            <Button key={length} disabled={!idle} onPress={() => void putOff(length)}>
              {putOffWords[length]}
            </Button>
          ))}
        </div>
      ) : null}
      {going ? <Notice tone="plain" head={words.preparing} says /> : null}
      {said === null ? null : <Notice tone="attention" head={said} says />}
    </>
  )
}

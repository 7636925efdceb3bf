import { useState, type ReactElement } from 'react'
import { useAsk } from '../../bridge/use-ask.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { closeDayRefusal, closeDayWords as words } from '../../wording/close-day.ts'
import css from './days-end.module.css'

/** The last act of the day: a backup is made, and the app closes. What stood in the way is said beside the button. */
export const CloseDay = (props: { readonly working: boolean }): ReactElement => {
  const { send, inFlight } = useAsk()
  const [going, setGoing] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const close = async (): Promise<void> => {
    setSaid(null)
    setGoing(true)
    const outcome = await send('desk:close-day', {})
    if (outcome?.kind === 'answer') return
    setGoing(false)
    if (outcome !== undefined) setSaid(closeDayRefusal(outcome))
  }
  return (
    <div className={css['close']}>
      <Button disabled={!props.working || inFlight || going} onPress={() => void close()}>
        {words.press}
      </Button>
      {going ? <span role="status">{words.going}</span> : null}
      {said === null ? null : (
        <Notice tone="attention" head={said} says>
          {words.byItsWindow}
        </Notice>
      )}
    </div>
  )
}

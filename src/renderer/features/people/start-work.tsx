import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react'
import type { Output } from '../../../contract/index.ts'
import type { Outcome } from '../../bridge/ask.ts'
import { useAsk } from '../../bridge/use-ask.ts'
import { HoldKeysContext } from '../../ui/keys-wait.ts'

/** Has a person work here from now on. Gives undefined for a press while another is on its way. */
export interface StartingWork {
  readonly inFlight: boolean
  readonly start: (personId: string) => Promise<Outcome<'desk:start-work'> | undefined>
}

const StartWorkContext = createContext<StartingWork | null>(null)

/** The one way to change who works here by a press, for everything inside `StartWork`. */
export const useStartWork = (): StartingWork => {
  const starting = useContext(StartWorkContext)
  if (starting === null) throw new Error('Somebody is put to work outside <StartWork>')
  return starting
}

/**
 * Where who works here can be changed. What is pressed after that is meant for that person: it waits until the screen shows them,
 * and is not done at all, and said so, where they do not come to work here.
 */
export const StartWork = (props: {
  readonly desk: Pick<Output<'desk:state'>, 'working' | 'locked'>
  readonly children: ReactNode
}): ReactElement => {
  const { working, locked } = props.desk
  const { send, inFlight } = useAsk()
  const hold = useContext(HoldKeysContext)
  const [awaited, setAwaited] = useState<string | null>(null)
  const letGo = useRef<(shown: boolean) => void>(() => undefined)
  const shown = locked ? null : (working?.id ?? null)
  useEffect(() => {
    if (awaited === null || awaited !== shown) return
    letGo.current(true)
    setAwaited(null)
  }, [awaited, shown])
  const starting = useMemo((): StartingWork => {
    const start = async (personId: string): ReturnType<StartingWork['start']> => {
      const mine = hold()
      const outcome = await send('desk:start-work', { personId })
      if (outcome?.kind !== 'answer') {
        mine(false)
        return outcome
      }
      // Whoever was awaited before has been taken over from.
      letGo.current(false)
      letGo.current = mine
      setAwaited(personId)
      return outcome
    }
    return { inFlight, start }
  }, [hold, inFlight, send])
  return <StartWorkContext value={starting}>{props.children}</StartWorkContext>
}

import { useEffect, useState, type ComponentProps, type ReactElement } from 'react'
import type { Output } from '../../contract/index.ts'
import { usePushes } from '../bridge/use-pushes.ts'
import { useQuestion } from '../bridge/use-question.ts'
import { useChangePerson } from '../features/people/change-person.ts'
import { LockScreen } from '../features/people/lock-screen.tsx'
import { StartWork } from '../features/people/start-work.tsx'
import { Announcer } from '../ui/announce.tsx'
import { Answered } from '../ui/answered.tsx'
import { useKeptFocus } from '../ui/kept-focus.ts'
import { Scanning, useSayScan } from '../ui/scanning.tsx'
import { wentOnElsewhereWords } from '../wording/working.ts'
import { Bands } from './bands.tsx'
import { Shell } from './shell.tsx'
import { StartScreen } from './start-screen.tsx'
import { useLock } from './use-lock.ts'
import { useReportInUse } from './use-report-in-use.ts'
import { createWhereEachWas, type WhereEachWas } from './where-each-was.ts'

/** The window: whether the desk is open is asked before anything else, and where it is not, why and what to do is all there is. */
export const App = (): ReactElement => {
  usePushes()
  useKeptFocus()
  const start = useQuestion('start:state', {})
  return (
    <Announcer>
      {/* Around the lock too: a scan must not press whose name has the focus. */}
      <Scanning>
        <Answered of={start}>
          {(state) => (state.refusal === null ? <OpenDesk /> : <StartScreen state={state} />)}
        </Answered>
      </Scanning>
    </Announcer>
  )
}

// Nothing is shown before it is known whose desk this is and in which environment, and nothing while it is locked.
const OpenDesk = (): ReactElement => {
  const last = useQuestion('place:last', {})
  return <Answered of={last}>{(was) => <DeskFrom was={was} />}</Answered>
}

const DeskFrom = ({ was }: { readonly was: Output<'place:last'> }): ReactElement => {
  const desk = useQuestion('desk:state', {})
  const lock = useLock(desk.reply?.kind === 'answer' ? desk.reply.value : undefined)
  useReportInUse()
  const [places] = useState(createWhereEachWas)
  const [back, setBack] = useState(() => comingBackTo(was))
  return (
    <Answered of={desk}>
      {(state) => (
        <StartWork desk={state}>
          {state.locked ? (
            <LockScreen desk={state} above={<Bands desk={state} trouble={desk.trouble} />} />
          ) : (
            <ShellOf
              desk={state}
              trouble={desk.trouble}
              onLock={lock}
              before={places.of(state.working?.id ?? '')}
              back={back}
              onBack={() => {
                setBack(null)
              }}
              onInHand={places.note}
            />
          )}
        </StartWork>
      )}
    </Answered>
  )
}

const ShellOf = (
  props: Omit<ComponentProps<typeof Shell>, 'before'> & { readonly before: ReturnType<WhereEachWas['of']> },
): ReactElement => {
  useChangePerson(props.desk)
  const say = useSayScan()
  const [{ inHand, isElsewhere }] = useState(props.before)
  useEffect(() => {
    if (isElsewhere) say({ tone: 'attention', ...wentOnElsewhereWords })
  }, [isElsewhere, say])
  return <Shell {...props} before={inHand} />
}

// Only after it broke: whoever starts it in the morning begins at the beginning.
const comingBackTo = ({ place, startedAgain }: Output<'place:last'>): Output<'place:last'>['place'] => {
  if (place === null || startedAgain === null) return null
  if (window.location.hash === '') window.location.hash = `/${place.screen}`
  return place
}

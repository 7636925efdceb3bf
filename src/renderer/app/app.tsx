import type { ReactElement } from 'react'
import { usePushes } from '../bridge/use-pushes.ts'
import { useQuestion } from '../bridge/use-question.ts'
import { Announcer } from '../ui/announce.tsx'
import { Answered } from '../ui/answered.tsx'
import { Scanning } from '../ui/scanning.tsx'
import { Shell } from './shell.tsx'

/** The window: nothing is shown before it is known whose desk this is and in which environment. */
export const App = (): ReactElement => {
  usePushes()
  const desk = useQuestion('desk:state', {})
  return (
    <Announcer>
      <Scanning>
        <Answered of={desk}>{(state) => <Shell desk={state} trouble={desk.trouble} />}</Answered>
      </Scanning>
    </Announcer>
  )
}

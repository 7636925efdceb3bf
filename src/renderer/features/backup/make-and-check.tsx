import { useEffect, useState, type ReactElement } from 'react'
import type { BackupState } from '../../../contract/backup.ts'
import { useAsk } from '../../bridge/use-ask.ts'
import { Button } from '../../ui/button.tsx'
import { backupWords as words, runningWords } from '../../wording/backup.ts'
import { momentWords } from '../../wording/numbers-and-dates.ts'

interface Asked {
  readonly what: 'make' | 'check'
  /** What was newest, and when it was read back, at the press. */
  readonly before: BackupState['last']
  readonly began: boolean
}

const answer = ({ last, running }: BackupState, asked: Asked | null, now: number): string | null => {
  if (running !== null) return runningWords(running)
  if (asked === null) return null
  const done =
    last !== null &&
    (asked.what === 'make' ? last.madeAt !== asked.before?.madeAt : last.checkedAt !== asked.before?.checkedAt)
  if (done) return asked.what === 'make' ? words.made(momentWords(last.madeAt, now)) : words.readBack
  if (!asked.began) return null
  return asked.what === 'make' ? words.notMade : words.notGood
}

/** The presses that make a backup and read the newest one back; what comes of them stands beside. */
export const MakeAndCheck = (props: {
  readonly state: BackupState
  readonly now: number
  readonly working: boolean
}): ReactElement => {
  const { state, now, working } = props
  const { send, inFlight } = useAsk()
  const [asked, setAsked] = useState<Asked | null>(null)
  const isRunning = state.running !== null
  useEffect(() => {
    if (isRunning) setAsked((before) => before && { ...before, began: true })
  }, [isRunning])
  // Not disabled while one is under way, which is said beside them: a disabled button lets go of the focus.
  const begin = (what: Asked['what']): void => {
    if (inFlight || isRunning) return
    setAsked({ what, before: state.last, began: false })
    void send(what === 'make' ? 'backup:make' : 'backup:check', {})
  }
  const said = answer(state, asked, now)
  return (
    <>
      <Button
        disabled={!working}
        onPress={() => {
          begin('make')
        }}
      >
        {words.makeNow}
      </Button>
      <Button
        disabled={!working || state.last === null}
        onPress={() => {
          begin('check')
        }}
      >
        {words.checkNow}
      </Button>
      <span role="status">{said}</span>
    </>
  )
}

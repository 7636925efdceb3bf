import { useEffect, useState, type ReactElement } from 'react'
import { now } from '../../bridge/clock.ts'
import { drainingWords, type SyncState } from '../../wording/sync.ts'
import { drainingOf, noBacklog, seen } from './draining.ts'
import css from './sync.module.css'

/** How far a backlog has gone out and how long the rest will take; nothing when a few updates go as they come. */
export const DrainProgress = ({ state }: { readonly state: SyncState }): ReactElement | null => {
  const [backlog, setBacklog] = useState(noBacklog)
  const { waiting } = state
  useEffect(() => {
    setBacklog((before) => seen(before, { at: now(), waiting }))
  }, [waiting])
  const draining = drainingOf(backlog)
  if (draining === undefined || state.line.kind !== 'up') return null
  const words = drainingWords(draining)
  return (
    <div className={css['progress']}>
      <progress value={draining.sent} max={draining.of} aria-label="Updates sent" aria-valuetext={words} />
      <span>{words}</span>
    </div>
  )
}

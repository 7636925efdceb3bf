import { isHeld } from '../../src/main/outbox/after-restore.ts'
import { listTasks } from '../../src/main/outbox/questions.ts'
import { nextDueAt, openTasks, taskById } from '../../src/main/outbox/store.ts'
import type { Setting } from './plan.ts'
import type { Shown } from './line-shows.ts'
import type { App } from './pc.ts'
import type { Record } from './record.ts'
import type { RequestWatch } from './watch-requests.ts'

/** What is looked at after every single thing that happens. */
export interface AppWatchDeps {
  readonly record: Record
  readonly setting: Setting
  readonly requests: RequestWatch
  readonly mono: () => number
  readonly pcNow: () => number
  readonly clockSetSince: (mono: number) => boolean
  /** Whether the disk has refused something since this moment. */
  readonly diskRefusedSince: (mono: number) => boolean
  readonly poisoned: ReadonlyMap<string, unknown>
}

/** Looks at a running app. */
export interface AppWatch {
  readonly look: (app: App) => void
  /** The outbox could not write, or wrote again. */
  readonly saving: (how: 'works' | 'full' | 'refused') => void
  readonly appStarted: () => void
}

const neighbourWaitMs = 1_000

/** Creates the watcher. */
export const watchApp = (deps: AppWatchDeps): AppWatch => {
  const { record, requests } = deps
  let cannotSave = false
  let justRefused = false
  const dueSince = new Map<string, number>()

  const timers = (app: App): void => {
    const held = isHeld(app.database.db)
    const due = held ? null : nextDueAt(app.database.db)
    const timer = app.timer()
    if (app.timers() > 1) record.broken(6, `${app.timers()} timers are set`)
    const flying = app.outbox.inFlight() > 0
    if (due !== null && timer === null && !flying) record.broken(6, 'something is due and nothing will wake the outbox')
    // A clock set since then has moved what is due, not the timer.
    if (timer === null || cannotSave || deps.clockSetSince(timer.setAt)) return
    const goesOff = deps.pcNow() + (timer.at - deps.mono())
    if (due === null) record.broken(6, 'a timer is set though nothing waits')
    else if (goesOff < due) record.broken(6, `a timer goes off ${due - goesOff} ms before anything is due`)
  }

  const line = (app: App): void => {
    const { kind } = app.outbox.state()
    // Until it has written something again it may still be called so, and a look that had nothing to write ends it.
    if (cannotSave) return
    const held = isHeld(app.database.db)
    if (held !== (kind === 'restored'))
      record.broken(8, `the file is ${held ? '' : 'not '}held and the line is called ${kind}`)
    if (held) return
    const shows = requests.shows()
    if (shows === null || kind === 'idle') return
    if (shows.name === 'ok' ? kind !== 'up' : !names(shows).includes(kind))
      record.broken(8, `the line shows ${shows.name} and is called ${kind}`)
  }

  // In a run where only one prescription is in trouble, everybody else's updates leave within a second of being due.
  const neighbours = (app: App): void => {
    if (deps.setting.poison === null) return
    if (isHeld(app.database.db)) {
      dueSince.clear()
      return
    }
    const inFlight = new Set(requests.inFlight())
    const open = openTasks(app.database.db)
    const busy = new Set(open.filter(({ task_id }) => inFlight.has(task_id)).map(({ short_id }) => short_id))
    const lanes = new Set(open.map(({ short_id }) => short_id))
    for (const lane of lanes) {
      const dueAt = Math.min(...headsOf(open.filter(({ short_id }) => short_id === lane)))
      if (deps.poisoned.has(lane) || busy.has(lane) || dueAt > deps.pcNow()) dueSince.delete(lane)
      else if (!dueSince.has(lane)) dueSince.set(lane, deps.mono())
    }
    for (const [lane, since] of dueSince) {
      if (!lanes.has(lane)) dueSince.delete(lane)
      else if (deps.mono() - since > neighbourWaitMs) {
        record.broken(5, `${lane} waits ${deps.mono() - since} ms behind another prescription's trouble`)
        dueSince.delete(lane)
      }
    }
  }

  const refused = (app: App): void => {
    for (const { taskId, at } of requests.settled()) {
      if (deps.diskRefusedSince(at)) continue
      const task = taskById(app.database.db, taskId)
      if (task === undefined) continue
      if (task.state === 'waiting' && (task.last_attempt_at ?? 0) <= deps.pcNow() - 5_000)
        record.broken(5, `${task.status} was refused five seconds ago and nobody is told`)
      if (task.state !== 'parked') continue
      const { rows } = listTasks(app.database.db, { show: 'needs-you', after: null, limit: 200 })
      const shown = rows.find((row) => row.taskId === taskId)
      if (shown === undefined) record.broken(5, `${task.status} waits for a person and is not on the list`)
      else if (shown.reason === 'refused' && shown.words === null)
        record.broken(5, `${task.status} is shown without the service's words`)
    }
  }

  return {
    look: (app) => {
      if (justRefused && app.outbox.state().kind !== 'cannot-save')
        record.broken(8, `the disk refuses and the line is called ${app.outbox.state().kind}`)
      justRefused = false
      if (app.soon()) return
      timers(app)
      line(app)
      neighbours(app)
      refused(app)
    },
    saving: (how) => {
      cannotSave = how !== 'works'
      // A disk that is full refuses writing only, so it is always known where it was met.
      justRefused = how === 'full'
    },
    appStarted: () => {
      cannotSave = false
      justRefused = false
      dueSince.clear()
    },
  }
}

// A refused sign-in is put down to the clock when that was known to be wrong as the answer came in, or was learnt from it.
const names = ({ name, aheadMs }: Shown): readonly string[] => {
  if (name !== 'sign-in-refused') return [name]
  return aheadMs === null ? [name, 'clock-wrong'] : [Math.abs(aheadMs) > 60_000 ? 'clock-wrong' : name]
}

const headsOf = (tasks: ReturnType<typeof openTasks>): readonly number[] => {
  const heads = new Map<string, number>()
  for (const task of tasks) if (!heads.has(task.item_id)) heads.set(task.item_id, task.next_attempt_at)
  return [...heads.values()]
}

import { isReady, trackingStatus } from '../../src/domain/tracking.ts'
import { prescriptionById } from '../../src/main/dispensing/questions/prescription-by-id.ts'
import { isHeld } from '../../src/main/outbox/after-restore.ts'
import { openTasks, taskById, tasksOfItem } from '../../src/main/outbox/store.ts'
import type { TaskRow } from '../../src/main/outbox/task.ts'
import type { App } from './pc.ts'
import { createLineShows, type Shown } from './line-shows.ts'
import type { Exchange, Witness } from './network.ts'
import type { Record } from './record.ts'

/** What the watcher of requests may look at. */
export interface WatchDeps {
  readonly record: Record
  readonly app: () => App | null
  readonly mono: () => number
  readonly pcNow: () => number
  /** Whether any clock was set since this moment of the steady clock. */
  readonly clockSetSince: (mono: number) => boolean
  /** Whether this PC's clock was ever set by a person or by itself. */
  readonly clockStepped: () => boolean
  /** The service's clock, UTC ms. */
  readonly serviceNow: () => number
  readonly perSecond: number | null
  readonly lanes: number
  readonly signIn: boolean
}

/** Watches every request as it leaves and ends; the promises are about what leaves, whatever is answered. */
export interface RequestWatch {
  readonly witness: Witness
  /** What the line must be called after what came in last; null when nothing is known. */
  readonly shows: () => Shown | null
  /** The outbox wrote down what came in. */
  readonly written: () => void
  /** The app was started: what was in flight is nobody's any more. */
  readonly appStarted: () => void
  /** The file was put back: what it holds now is what counts; readies in it were asked about. */
  readonly restored: (readiesBefore: ReadonlySet<string>) => void
  readonly confirmed: (taskId: string) => void
  /** What this command sends, a person wants sent now. */
  readonly mended: (commandId: string) => void
  /** Updates the service refused by themselves, ever. */
  readonly everRefused: ReadonlySet<string>
  /** A person or the app was told to try at once. */
  readonly mayGoEarly: () => void
  /** A person acted on an update that waited for one. */
  readonly answered: (taskId: string) => void
  /** Updates in flight now. */
  readonly inFlight: () => readonly string[]
  readonly everStarted: ReadonlySet<string>
  readonly settled: () => readonly { readonly taskId: string; readonly at: number }[]
}

interface Sent {
  readonly id: string
  readonly lane: string
}

interface Entry {
  readonly resource: {
    readonly id: string
    readonly lastModified: string
    readonly businessStatus: { readonly coding: readonly { readonly code: string }[] }
    readonly focus: { readonly identifier: { readonly value: string } }
  }
}

const staleMs = 12 * 3_600_000
const readyMs = 60_000
const undoMs = 10_000
const noticedMs = 11 * 60_000
const finishing: ReadonlySet<string> = new Set(['Collected', 'Dispatched', 'Not Dispensed'])

/** Creates the watcher. */
export const watchRequests = (deps: WatchDeps): RequestWatch => {
  const { record } = deps
  const live = new Map<number, readonly Sent[]>()
  const last = new Map<string, { readonly rank: number; readonly lastModified: number }>()
  const everStarted = new Set<string>()
  const confirmed = new Set<string>()
  const mended = new Set<string>()
  const answered = new Set<string>()
  const everRefused = new Set<string>()
  let waits: readonly number[] = []
  let readiesBefore: ReadonlySet<string> = new Set()
  const retryAfter = new Map<string, { readonly from: number; readonly until: number }>()
  const unwritten = new Set<string>()
  let starts: number[] = []
  const line = createLineShows(deps.signIn)
  let refusals: { readonly taskId: string; readonly at: number }[] = []

  const look = (row: TaskRow, entry: Entry, app: App): void => {
    const { resource } = entry
    const { broken } = record
    const db = app.database.db
    const item = `${row.short_id} ${row.item_id}`
    const all = tasksOfItem(db, row.short_id, row.item_id)
    if (isHeld(db)) broken(4, `${row.status} left before anybody had gone through what was put back`)
    if (row.state !== 'sending') broken(1, `${row.status} left while ${row.state} on disk`)
    if (resource.businessStatus.coding[0]?.code !== row.status || resource.focus.identifier.value !== row.item_id)
      broken(2, `${row.task_id} left saying something else than it is`)
    const dated = Date.parse(resource.lastModified)
    if (dated !== row.last_modified) broken(3, `${row.status} left with a date that is not on disk`)
    const before = last.get(item)
    if (before !== undefined && row.rank < before.rank) broken(3, `${row.status} left after a later update of its item`)
    if (before !== undefined && row.rank > before.rank && dated <= before.lastModified)
      broken(3, `${row.status} is dated ${before.lastModified - dated} ms before the one before it`)
    if (before !== undefined && row.rank === before.rank && dated !== before.lastModified)
      broken(3, `${row.status} was dated again`)
    const older = all.filter(({ rank, state }) => rank < row.rank && ['waiting', 'unknown', 'sending'].includes(state))
    if (older.length > 0) broken(3, `${row.status} left while ${older[0]!.status} was ${older[0]!.state}`)
    if (before === undefined || row.rank > before.rank) last.set(item, { rank: row.rank, lastModified: dated })
    if (isReady(row.status)) lookAtReady(row, all, app)
    const heldBack = isReady(row.status) ? readyMs : finishing.has(row.status) ? undoMs : 0
    const wanted = mended.has(row.command_id) || answered.has(row.task_id)
    if (!wanted && deps.pcNow() < row.enqueued_at + heldBack && !deps.clockStepped())
      broken(4, `${row.status} left ${row.enqueued_at + heldBack - deps.pcNow()} ms before its time to undo was over`)
    // Ahead of the service's clock only as far as the order within an item asks for it, or a step it could not know of.
    const forced = before !== undefined && row.rank > before.rank && dated === before.lastModified + 1
    if (
      row.attempts === 1 &&
      dated > deps.serviceNow() + 1_000 &&
      !forced &&
      !deps.clockSetSince(deps.mono() - noticedMs)
    )
      broken(3, `${row.status} is dated ${dated - deps.serviceNow()} ms ahead of the service`)
  }

  const lookAtReady = (row: TaskRow, all: readonly TaskRow[], app: App): void => {
    const { broken } = record
    const prescription = prescriptionById(app.database.db, row.prescription_id)
    const item = prescription?.items.find(({ content }) => content.id === row.item_id)
    const truth = prescription === undefined || item === undefined ? 'nothing' : trackingStatus(prescription, item)
    const newest = all.at(-1)!
    if (truth !== row.status) broken(4, `${row.status} left although the item is ${truth}`)
    else if (newest.rank !== row.rank && newest.state !== 'superseded')
      broken(4, `${row.status} left after ${newest.status} was durable`)
    if (deps.pcNow() - row.true_at > staleMs + 60_000 && !deps.clockStepped())
      broken(4, `${row.status} left though nobody has looked for over twelve hours`)
    if (readiesBefore.has(row.task_id) && !confirmed.has(row.task_id))
      broken(4, `${row.status} left after a restore though nobody was asked`)
  }

  const started = (exchange: Exchange): void => {
    const app = deps.app()
    const { request } = exchange
    if (app === null || request.method !== 'POST' || request.url.endsWith('/token')) return
    const { entry } = JSON.parse(request.body ?? '') as { readonly entry: readonly Entry[] }
    const sent: Sent[] = []
    const prescriptions = new Set<string>()
    const opening = new Set<number>()
    for (const one of entry) {
      const row = taskById(app.database.db, one.resource.id)
      record.say(`left ${one.resource.id} ${one.resource.businessStatus.coding[0]?.code ?? ''}`)
      if (row === undefined) {
        record.broken(2, `${one.resource.id} left and is not on disk`)
        continue
      }
      const lane = row.short_id
      if ([...live.values()].flat().some((other) => other.lane === lane))
        record.broken(3, `two requests of ${lane} at once`)
      const wait = retryAfter.get(lane)
      if (wait !== undefined && deps.mono() < wait.until && !deps.clockSetSince(wait.from))
        record.broken(7, `${lane} was asked again ${wait.until - deps.mono()} ms before the service's Retry-After`)
      look(row, one, app)
      prescriptions.add(`${row.prescription_id} ${row.custody}`)
      opening.add(row.opens_custody)
      sent.push({ id: row.task_id, lane })
      everStarted.add(row.task_id)
    }
    if (prescriptions.size > 1) record.broken(3, 'one request holds updates of two issues')
    if (opening.size > 1) record.broken(4, 'a first With Pharmacy travelled with something else')
    if (new Set(sent.map(({ id }) => id)).size < sent.length) record.broken(2, 'one request holds an update twice')
    paced()
    live.set(exchange.number, sent)
    if (live.size > 1) record.counts.concurrent += 1
    record.counts.deliveries += sent.length
  }

  const paced = (): void => {
    const now = deps.mono()
    starts = [...starts.filter((at) => at > now - 1_000), now]
    // Requests that were spread come together again behind a token that all of them waited for.
    const waited = deps.signIn ? deps.lanes : 0
    // The rate is kept by this PC's clock: one that is set in between gives a second's worth more.
    const seconds = deps.clockSetSince(now - 1_000) ? 3 : 2
    const most = deps.perSecond === null ? 100 : Math.max(1, deps.perSecond) * seconds + waited
    if (starts.length > most) record.broken(7, `${starts.length} requests started within a second`)
  }

  // Waits without jitter are the doubling ceilings themselves; one in a thousand of the others is a whole second as well.
  const jittered = (): void => {
    const app = deps.app()
    if (app === null || unwritten.size === 0) return
    const open = openTasks(app.database.db)
    for (const lane of unwritten) {
      const failed = open.find((task) => task.short_id === lane && task.failures > 0 && task.state !== 'sending')
      const wait = failed === undefined ? 0 : failed.next_attempt_at - deps.pcNow()
      if (wait > 0) waits = [...waits, wait]
    }
    if (waits.length < 5) return
    if (waits.every((wait) => wait % 1_000 === 0)) record.broken(7, `waits are not spread: ${waits.join(', ')} ms`)
    waits = []
  }

  const ended: Witness['ended'] = (exchange, outcome, shown) => {
    const token = exchange.request.url.endsWith('/token')
    record.say(`came ${exchange.number} ${outcome.kind === 'reply' ? outcome.status : outcome.fault}`)
    const sent = live.get(exchange.number) ?? []
    live.delete(exchange.number)
    line.came(exchange, outcome, shown, deps.app()?.outbox.clockAheadMs() ?? null)
    if (outcome.kind !== 'reply' || token) return
    const seconds = Number(outcome.headers['retry-after'])
    for (const lane of new Set(sent.map((one) => one.lane))) {
      unwritten.add(lane)
      if (seconds > 0) retryAfter.set(lane, { from: deps.mono(), until: deps.mono() + seconds * 1000 })
      else retryAfter.delete(lane)
    }
    if (outcome.status !== 400) return
    for (const taskId of blamed(sent, outcome.body)) {
      everRefused.add(taskId)
      refusals.push({ taskId, at: deps.mono() })
    }
  }

  return {
    witness: { started, ended },
    shows: line.now,
    appStarted: () => {
      live.clear()
      starts = []
      line.forget()
      refusals = []
      // What was heard and not written down is forgotten with the process.
      for (const lane of unwritten) retryAfter.delete(lane)
      unwritten.clear()
    },
    written: () => {
      jittered()
      unwritten.clear()
    },
    restored: (readies) => {
      last.clear()
      readiesBefore = readies
      confirmed.clear()
      retryAfter.clear()
    },
    confirmed: (taskId) => confirmed.add(taskId),
    mended: (commandId) => mended.add(commandId),
    everRefused,
    mayGoEarly: () => retryAfter.clear(),
    answered: (taskId) => {
      answered.add(taskId)
      refusals = refusals.filter((refusal) => refusal.taskId !== taskId)
    },
    inFlight: () => [...live.values()].flat().map(({ id }) => id),
    everStarted,
    settled: () => {
      const now = deps.mono()
      const due = refusals.filter(({ at }) => at + 5_000 <= now)
      refusals = refusals.filter(({ at }) => at + 5_000 > now)
      return due
    },
  }
}

/** The updates a 400 puts the blame on: those it names, or the only one there was. */
const blamed = (sent: readonly Sent[], body: string): readonly string[] => {
  if (sent.length === 1) return [sent[0]!.id]
  try {
    const { entry } = JSON.parse(body) as {
      readonly entry?: readonly { readonly fullUrl?: string; readonly response: { readonly status: string } }[]
    }
    return (entry ?? [])
      .filter(({ response }) => response.status.startsWith('400'))
      .flatMap(({ fullUrl }) => (fullUrl === undefined ? [] : [fullUrl.slice('urn:uuid:'.length)]))
  } catch {
    return []
  }
}

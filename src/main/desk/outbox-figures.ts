import type { ReadDb } from '../database/query.ts'
import { listTasks, outboxCounts, type TaskView } from '../outbox/questions.ts'

/** What became of every update of a file; the names are explained in `help`. */
export interface OutboxFigures {
  readonly enqueued: number
  readonly recorded: number
  readonly superseded: number
  readonly overtaken: number
  readonly parked: number
  readonly open: number
}

/** Counts the updates of a file. Updates a person mended count as parked, although a newer one went in their place. */
export const outboxFigures = (db: ReadDb): OutboxFigures => {
  const { waiting, needsYou, superseded, recorded, overtaken } = outboxCounts(db)
  const mended = [...notSent(db)].filter(({ reason }) => reason === 'mended').length
  return {
    enqueued: waiting + needsYou + superseded + recorded,
    recorded,
    superseded: superseded - mended,
    overtaken,
    parked: needsYou + mended,
    open: waiting + needsYou,
  }
}

const pageSize = 200

function* notSent(db: ReadDb): Generator<TaskView> {
  for (let after: string | null = null; ;) {
    const page = listTasks(db, { show: 'superseded', after, limit: pageSize })
    yield* page.rows
    if (page.next === null) return
    after = page.next
  }
}

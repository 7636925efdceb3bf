import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { realPorts } from '../../src/main/compose.ts'
import { openForCommand } from '../../src/main/desk/open-for-command.ts'
import { verifyFile } from '../../src/main/desk/verify-file.ts'
import type { Database } from '../../src/main/database/database.ts'
import { all, build, type ReadDb } from '../../src/main/database/query.ts'
import { prescriptionById } from '../../src/main/dispensing/questions/prescription-by-id.ts'
import { eventById, eventsOfCommand } from '../../src/main/ledger/read.ts'
import type { TaskRow } from '../../src/main/outbox/task.ts'
import type { RequestRecord } from '../../src/main/practice/psu/request-log.ts'
import type { StoredRow } from '../../src/main/practice/psu/rows.ts'
import { isReady } from '../../src/domain/tracking.ts'
import type { Promised } from './asked.ts'

/** What the service outside holds: its rows and everything that arrived. */
export interface Outside {
  readonly rows: readonly StoredRow[]
  readonly requests: readonly RequestRecord[]
}

/** What is wrong with a file after a kill, in words without patient data; and how many readies were sent and how many of them overtaken in flight. */
export interface FileFindings {
  readonly wrong: readonly string[]
  readonly overtaken: number
  readonly readies: number
}

/** Looks into a copy of a killed process's folder, so that the next start still finds the file as the kill left it. */
export const checkFile = (dataDir: string, promised: Promised, outside: Outside): FileFindings => {
  const copy = mkdtempSync(path.join(tmpdir(), 'pestle-torture-copy-'))
  try {
    // Killed before there was a folder; what was promised is held against that as against a file that does not open.
    if (existsSync(dataDir)) cpSync(dataDir, copy, { recursive: true, filter: (file) => !file.endsWith('-shm') })
    const opened = openForCommand(realPorts, { dataDir: copy, environment: 'practice', make: false })
    // Killed before the first file was finished: nothing can have been acknowledged.
    if (!opened.ok) return { wrong: refusedOpening(opened.refusal.code, promised), overtaken: 0, readies: 0 }
    try {
      return findings(opened.value.database, promised, outside)
    } finally {
      opened.value.file.close()
    }
  } finally {
    rmSync(copy, { recursive: true })
  }
}

const refusedOpening = (code: string, { acts, prescriptions }: Promised): readonly string[] =>
  acts.size === 0 && prescriptions.size === 0 ? [] : [`the file does not open: ${code}`]

const findings = (database: Database, promised: Promised, outside: Outside): FileFindings => {
  const { chainOk, replayMatches, tasksComplete } = verifyFile(realPorts, database)
  const integrity = String(database.pragma('integrity_check'))
  const tasks = all(database.db, build.selectFrom('outbox_task').selectAll().orderBy('rank').$castTo<TaskRow>())
  return {
    wrong: [
      ...(chainOk ? [] : ['the chain is broken']),
      ...(replayMatches ? [] : ['a replay gives other tables']),
      ...(tasksComplete ? [] : ['an update that an act owes is missing']),
      ...(integrity === 'ok' ? [] : [`integrity_check: ${integrity}`]),
      ...actsWrong(database.db, promised),
      ...tasksWrong(tasks, outside),
      ...readiesTooLate(tasks, outside),
    ],
    overtaken: tasks.filter((task) => task.overtaken === 1).length,
    readies: tasks.filter((task) => isReady(task.status) && task.attempts > 0).length,
  }
}

const actsWrong = (db: ReadDb, { acts, prescriptions }: Promised): readonly string[] => {
  const wrong: string[] = []
  for (const id of prescriptions) if (prescriptionById(db, id) === undefined) wrong.push(`import lost: ${id}`)
  for (const { actId, commandIds, answered } of acts.values()) {
    const recorded = commandIds.map((id) => eventsOfCommand(db, id).filter((event) => event.actId === actId).length)
    const there = recorded.filter((events) => events > 0).length
    if (there > 0 && there < commandIds.length && answered === null) wrong.push(`act half there: ${actId}`)
    for (const { id, version, eventIds } of answered ?? []) {
      const kept = eventIds.every((eventId) => eventById(db, eventId) !== undefined)
      if (!kept || (prescriptionById(db, id)?.version ?? 0) < version) wrong.push(`acknowledged act lost: ${actId}`)
    }
  }
  return wrong
}

const tasksWrong = (tasks: readonly TaskRow[], { rows, requests }: Outside): readonly string[] => {
  const byId = new Map(tasks.map((task) => [task.task_id, task]))
  const stored = new Set(rows.map(({ taskId }) => taskId))
  const storings = requests.flatMap((request) => request.stored)
  const twice = storings.filter((id, at) => storings.indexOf(id) !== at)
  return [
    ...twice.map((id) => `stored twice: ${id}`),
    ...[...stored].filter((id) => (byId.get(id)?.attempts ?? 0) === 0).map((id) => `sent but not written down: ${id}`),
    ...tasks
      .filter((task) => task.state === 'recorded' && !stored.has(task.task_id))
      .map((task) => `recorded here and not there: ${task.task_id}`),
  ]
}

/** Readies that left, or arrived, when something newer of their item was written down already. */
export const readiesTooLate = (tasks: readonly TaskRow[], { rows }: Outside): readonly string[] => {
  const byItem = Map.groupBy(tasks, (task) => `${task.short_id} ${task.item_id}`.toUpperCase())
  const arrivals = new Map(rows.map((row, at) => [row.taskId, at]))
  const wrong: string[] = []
  for (const own of byItem.values()) {
    for (const ready of own.filter((task) => isReady(task.status))) {
      const later = own.filter((task) => task.rank > ready.rank)
      if (later.some((task) => (ready.last_attempt_at ?? 0) > task.enqueued_at))
        wrong.push(`a ready left after a later status: ${ready.task_id}`)
      const arrived = arrivals.get(ready.task_id)
      if (arrived !== undefined && later.some((task) => (arrivals.get(task.task_id) ?? Infinity) < arrived))
        wrong.push(`a ready arrived after a later status: ${ready.task_id}`)
    }
  }
  return wrong
}

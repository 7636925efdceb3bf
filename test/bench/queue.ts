import path from 'node:path'
import { randomBytes } from 'node:crypto'
import { ukDate } from '../../src/domain/uk-date.ts'
import { queuePage } from '../../src/main/dispensing/questions/queue-page.ts'
import { prescriptionById } from '../../src/main/dispensing/questions/prescription-by-id.ts'
import { runAct } from '../../src/main/dispensing/run-act.ts'
import { fileWrapper } from '../../src/main/keys/file-wrapper.ts'
import { openKey } from '../../src/main/keys/open-key.ts'
import { openForCommand, type CommandFile } from '../../src/main/desk/open-for-command.ts'
import type { Ports } from '../../src/main/desk/ports.ts'
import { coldCodesReader } from '../../src/main/products/cold-codes.ts'
import { people } from '../../src/main/staff/people.ts'
import { rawConnection } from '../support/data-file.ts'

/** Milliseconds that half, and all but one in a hundred, of the runs took less than. */
export interface Spread {
  readonly p50: number
  readonly p99: number
}

/** One question of the counter, ours beside plain SQL for the same rows on the same file by better-sqlite3 alone. */
export interface QueueFigure {
  readonly what: 'first-page' | 'next-page' | 'search' | 'act'
  readonly ours: Spread
  readonly plainSql: Spread
}

const pageRows = 50
const searches = ['smi', 'jones', 'patel', 'brown al', '9991', 'whi', 'khan', 'sarah']

const ports: Ports = {
  now: () => Date.now(),
  randomBytes: (count) => randomBytes(count),
  random: Math.random,
  after: () => () => undefined,
  soon: () => undefined,
  http: () => Promise.reject(new Error('A measurement sends nothing')),
}

const spread = (rounds: number, work: (round: number) => unknown): Spread => {
  const took = Array.from({ length: rounds }, (_, round) => {
    const from = performance.now()
    work(round)
    return performance.now() - from
  }).toSorted((a, b) => a - b)
  const at = (share: number): number => took[Math.min(took.length - 1, Math.floor(share * took.length))] ?? 0
  return { p50: at(0.5), p99: at(0.99) }
}

const rawOf = (dataDir: string) => {
  const dir = path.join(dataDir, 'practice')
  const file = path.join(dir, 'pestle.db')
  const wrapper = fileWrapper(path.join(dir, 'wrapping.key'), randomBytes)
  const key = openKey({ file, environment: 'practice', wrapper, randomBytes })
  if (!key.ok) throw new Error(key.refusal.code)
  const raw = rawConnection(file, key.value.key)
  // As durable as ours, or a commit of the peer would cost nothing.
  raw.pragma('synchronous = FULL')
  return raw
}

const columns =
  'id, version, stage, turn, waiting_since, promised_at, marks, patient_nhs, patient_family, patient_given, birth_date, item_names, open_codes, received_at, stage_since, last_legal_day'

// Half of the rounds hold, half release what was held: real acts with their events, projection, outbox and durable commit.
const acting = (opened: CommandFile, ids: readonly string[]) => {
  const actor = people(opened.database.db).find(({ role }) => role === 'pharmacist')
  if (actor === undefined) throw new Error('Nobody to act')
  return (round: number): void => {
    const id = ids[Math.floor(round / 2) % ids.length] ?? ''
    const state = prescriptionById(opened.database.db, id)
    const itemIds = state?.items.map(({ content }) => content.id) ?? []
    const command =
      round % 2 === 0
        ? ({ type: 'hold', itemIds, reason: 'Measured' } as const)
        : ({ type: 'release-hold', itemIds, note: null } as const)
    const newId = opened.file.newId
    const done = runAct(opened.dispensing, {
      actId: newId(),
      actor,
      happened: null,
      commands: [{ commandId: newId(), prescriptionId: id, expectedVersion: state?.version ?? 0, command }],
    })
    if (!done.ok) throw new Error(done.refusal.refusal.code)
  }
}

/** Measures the queue of a generated practice folder; acts are done on it, so give a copy. */
export const benchQueue = (dataDir: string, rounds = 400): readonly QueueFigure[] => {
  const opened = openForCommand(ports, { dataDir, environment: 'practice', make: false })
  if (!opened.ok) throw new Error(opened.refusal.sentence)
  const { database } = opened.value
  const cold = coldCodesReader()
  const look = { today: ukDate(Date.now()), coldCodes: () => cold(database.db) }
  const page = (search: string, after: string | null) =>
    database.snapshot((db) => queuePage(db, { stage: null, search, after, limit: pageRows }, look))
  const raw = rawOf(dataDir)
  const first = raw.prepare(`select ${columns} from prescription where done_on is null order by turn, id limit ?`)
  const next = raw.prepare(
    `select ${columns} from prescription where done_on is null and (turn, id) > (?, ?) order by turn, id limit ?`,
  )
  const search = raw.prepare(
    `select ${columns} from prescription where received_seq in (select rowid from prescription_search where prescription_search match ?) order by received_at desc, id desc limit ?`,
  )
  const write = raw.prepare('update prescription set last_act_at = last_act_at + 1 where id = ?')
  try {
    const shown = page('', null)
    const last = shown.rows.at(-1)
    const lastTurn = Number(shown.next?.split(' ')[0] ?? 0)
    const asked = { stage: 'assemble', search: '', after: null, limit: pageRows } as const
    const waiting = database.snapshot((db) => queuePage(db, asked, look)).rows.map(({ id }) => id)
    const expressions = searches.map((text) =>
      text
        .split(' ')
        .map((word) => `"${word}"*`)
        .join(' '),
    )
    return [
      {
        what: 'first-page',
        ours: spread(rounds, () => page('', null)),
        plainSql: spread(rounds, () => first.all(pageRows)),
      },
      {
        what: 'next-page',
        ours: spread(rounds, () => page('', shown.next)),
        plainSql: spread(rounds, () => next.all(lastTurn, last?.id ?? '', pageRows)),
      },
      {
        what: 'search',
        ours: spread(rounds, (round) => page(searches[round % searches.length] ?? '', null)),
        plainSql: spread(rounds, (round) => search.all(expressions[round % searches.length] ?? '', pageRows)),
      },
      {
        what: 'act',
        ours: spread(rounds, acting(opened.value, waiting)),
        plainSql: spread(rounds, (round) => write.run(waiting[round % waiting.length])),
      },
    ]
  } finally {
    raw.close()
    opened.value.file.close()
  }
}

import path from 'node:path'
import { randomBytes } from 'node:crypto'
import type { Input } from '../../src/contract/index.ts'
import { ukDate } from '../../src/domain/uk-date.ts'
import { queueCounts, queuePage } from '../../src/main/dispensing/questions/queue-page.ts'
import { createNearFamilies } from '../../src/main/dispensing/questions/near-families.ts'
import type { Look } from '../../src/main/dispensing/questions/queue-row.ts'
import { prescriptionDetail } from '../../src/main/dispensing/questions/prescription-detail.ts'
import { prescriptionById } from '../../src/main/dispensing/questions/prescription-by-id.ts'
import { runAct } from '../../src/main/dispensing/run-act.ts'
import { fileWrapper } from '../../src/main/keys/file-wrapper.ts'
import { openKey } from '../../src/main/keys/open-key.ts'
import { openForCommand, type CommandFile } from '../../src/main/desk/open-for-command.ts'
import { people } from '../../src/main/staff/people.ts'
import { rawConnection } from '../support/data-file.ts'
import { benchPorts } from './generated-folder.ts'

/** Milliseconds that half, and all but one in a hundred, of the runs took less than. */
export interface Spread {
  readonly p50: number
  readonly p99: number
}

/** One question of the counter, ours beside plain SQL for the same rows on the same file by better-sqlite3 alone. */
export interface QueueFigure {
  readonly what:
    'first-page' | 'next-page' | 'by-patient' | 'filtered' | 'counts' | 'one-letter' | 'search' | 'detail' | 'act'
  readonly ours: Spread
  readonly plainSql: Spread
}

const pageRows = 50
const letters = ['s', 'b', 'p', 'a', 'm', '9']
const searches = ['smi', 'jones', 'patel', 'brown al', '9991', 'whi', 'khan', 'sarah']

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

const lookIn = ({ database, dispensing }: CommandFile): Look => ({
  today: ukDate(Date.now()),
  keptCodes: () => dispensing.keptCodes(database.db),
  schedulesByCode: () => dispensing.schedulesByCode(database.db),
  near: createNearFamilies(),
})

/** Prescriptions that wait to be assembled: what `acting` can hold and release. */
export const idsToActOn = (opened: CommandFile): readonly string[] => {
  const look = lookIn(opened)
  const asked = { stage: 'assemble', search: '', after: null, limit: pageRows } as const
  return opened.database.snapshot((db) => queuePage(db, asked, look)).rows.map(({ id }) => id)
}

// Half of the rounds hold, half release what was held: real acts with their events, projection, outbox and durable commit.
/** Acts on prescriptions in turn; a refusal is a fault. */
export const acting = (opened: CommandFile, ids: readonly string[]) => {
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
export const benchQueue = (
  dataDir: string,
  rounds = 400,
): { readonly open: number; readonly figures: readonly QueueFigure[] } => {
  const opened = openForCommand(benchPorts, { dataDir, environment: 'practice', make: false })
  if (!opened.ok) throw new Error(opened.refusal.sentence)
  const { database } = opened.value
  const look = lookIn(opened.value)
  const page = (search: string, after: string | null, more: Partial<Input<'queue:page'>> = {}) =>
    database.snapshot((db) => queuePage(db, { stage: null, search, after, limit: pageRows, ...more }, look))
  const raw = rawOf(dataDir)
  const first = raw.prepare(`select ${columns} from prescription where done_on is null order by turn, id limit ?`)
  const next = raw.prepare(
    `select ${columns} from prescription where done_on is null and (turn, id) > (?, ?) order by turn, id limit ?`,
  )
  const marked = raw.prepare(
    `select ${columns} from prescription where done_on is null and (marks & 8) <> 0 order by turn, id limit ?`,
  )
  const counts = raw.prepare('select stage, count(*) from prescription where done_on is null group by stage')
  const search = raw.prepare(
    `select ${columns} from prescription where received_seq in (select rowid from prescription_search where prescription_search match ? order by rowid desc limit ?) order by received_seq desc`,
  )
  const one = raw.prepare('select document from prescription where id = ?')
  const write = raw.prepare('update prescription set last_act_at = last_act_at + 1 where id = ?')
  const expression = (text: string) =>
    text
      .split(' ')
      .map((word) => `"${word}"*`)
      .join(' ')
  try {
    const shown = page('', null)
    const last = shown.rows.at(-1)
    const lastTurn = Number(shown.next?.split(' ')[0] ?? 0)
    const ids = shown.rows.map(({ id }) => id)
    const waiting = idsToActOn(opened.value)
    const measured = (
      what: QueueFigure['what'],
      ours: (round: number) => unknown,
      plainSql: (round: number) => unknown,
    ): QueueFigure => ({ what, ours: spread(rounds, ours), plainSql: spread(rounds, plainSql) })
    const textOf = (texts: readonly string[], round: number): string => texts[round % texts.length] ?? ''
    const finding = (what: QueueFigure['what'], texts: readonly string[]): QueueFigure =>
      measured(
        what,
        (round) => page(textOf(texts, round), null),
        (round) => search.all(expression(textOf(texts, round)), pageRows),
      )
    const figures = [
      measured(
        'first-page',
        () => page('', null),
        () => first.all(pageRows),
      ),
      measured(
        'next-page',
        () => page('', shown.next),
        () => next.all(lastTurn, last?.id ?? '', pageRows),
      ),
      measured(
        'by-patient',
        () => page('', null, { byPatient: true }),
        () => first.all(pageRows),
      ),
      measured(
        'filtered',
        () => page('', null, { only: ['controlled-drug'] }),
        () => marked.all(pageRows),
      ),
      measured(
        'counts',
        () => database.snapshot((db) => queueCounts(db, [], look)),
        () => counts.all(),
      ),
      finding('one-letter', letters),
      finding('search', searches),
      measured(
        'detail',
        (round) => database.snapshot((db) => prescriptionDetail(db, textOf(ids, round), look)),
        (round) => one.get(textOf(ids, round)),
      ),
      measured('act', acting(opened.value, waiting), (round) => write.run(waiting[round % waiting.length])),
    ]
    const { counts: all } = shown
    const open = Object.entries(all).reduce(
      (total, [list, count]) => (list === 'done' || list === 'received' ? total : total + count),
      0,
    )
    return { open, figures }
  } finally {
    raw.close()
    opened.value.file.close()
  }
}

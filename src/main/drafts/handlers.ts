import { z } from 'zod'
import { keptByDesk, type BegunByOther, type Draft } from '../../contract/drafts.ts'
import type { HandlersOf } from '../../contract/handlers.ts'
import { ok, refused } from '../../domain/result.ts'
import type { Database } from '../database/database.ts'
import type { ReadDb } from '../database/query.ts'
import type { DraftTable } from '../database/tables/drafts.ts'
import { dropDraft } from './drop-draft.ts'
import { draftsNotOf, draftsOf, draftsOfOthers, draftsOn, hasDraft, putDraft, removeDraftsBefore } from './store.ts'

/** What keeping half-done work needs; `isPerson` says whether somebody of that id works here. */
export interface DraftDeps {
  readonly database: Database
  readonly now: () => number
  readonly isPerson: (db: ReadDb, personId: string) => boolean
  /** Whose prescription it is, as a list shows a name; undefined when it is not here. */
  readonly patientOf: (db: ReadDb, prescriptionId: string) => string | undefined
  /** Whether anybody has recorded what was begun at this version of the prescription. */
  readonly isRecordedSince: (
    db: ReadDb,
    begun: {
      readonly prescriptionId: string
      readonly act: string
      readonly itemIds: readonly string[]
      readonly version: number
    },
  ) => boolean
  /** Told once something was begun by this person, or is begun no more: not of every key that is typed in it. */
  readonly changed: (personId: string) => void
}

const keptMs = 30 * 86_400_000
const longestFields = 200_000

const itemIds = z.array(z.string())
const fields = z.record(z.string(), z.object({ version: z.int(), value: z.json() }))

// As the window of assembly lays out its form; another build's may not be read, and then no packs are named.
const withPacks = z.object({
  forms: z.object({
    value: z.array(
      z.object({
        lines: z.array(z.object({ name: z.string(), pack: z.object({ scans: z.array(z.unknown()) }).nullable() })),
      }),
    ),
  }),
})

const begunBy = (row: DraftTable): BegunByOther => {
  const read = withPacks.safeParse(JSON.parse(row.fields))
  const lines = read.success ? read.data.forms.value.flatMap((form) => form.lines) : []
  return {
    personId: row.person_id,
    act: row.act,
    begunAt: row.begun_at,
    packs: lines.flatMap(({ name, pack }) =>
      pack === null || pack.scans.length === 0 ? [] : [{ name, count: pack.scans.length }],
    ),
  }
}

// Who has recorded what another began has put their packs back, or checked each of them.
const isOpen = (deps: DraftDeps, row: Pick<DraftTable, 'prescription_id' | 'act' | 'item_ids' | 'version'>): boolean =>
  !deps.isRecordedSince(deps.database.db, {
    prescriptionId: row.prescription_id,
    act: row.act,
    itemIds: itemIds.parse(JSON.parse(row.item_ids)),
    version: row.version,
  })

/** Answers the questions about half-done work. What nobody goes on with for thirty days is forgotten at the next save. */
export const draftHandlers = (
  deps: DraftDeps,
): HandlersOf<'draft:find' | 'draft:list' | 'draft:save' | 'draft:drop'> => ({
  'draft:find': ({ personId, prescriptionId }) =>
    ok({
      drafts: draftsOn(deps.database.db, { person_id: personId, prescription_id: prescriptionId }).map(
        (row): Draft => ({
          act: row.act,
          itemIds: itemIds.parse(JSON.parse(row.item_ids)),
          version: row.version,
          appVersion: row.app_version,
          begunAt: row.begun_at,
          fields: fields.parse(JSON.parse(row.fields)),
        }),
      ),
      others: draftsOfOthers(deps.database.db, { person_id: personId, prescription_id: prescriptionId })
        .filter((row) => isOpen(deps, row))
        .map(begunBy),
    }),
  'draft:list': ({ personId }) =>
    ok({
      drafts: draftsOf(deps.database.db, personId).flatMap((row) => {
        const patient = deps.patientOf(deps.database.db, row.prescription_id)
        return patient === undefined
          ? []
          : [{ prescriptionId: row.prescription_id, patient, act: row.act, begunAt: row.begun_at }]
      }),
      others: draftsNotOf(deps.database.db, personId)
        .filter((row) => isOpen(deps, row))
        .map((row) => ({ prescriptionId: row.prescription_id, personId: row.person_id, act: row.act })),
    }),
  'draft:save': (given) => {
    const text = JSON.stringify(given.fields)
    if (text.length > longestFields) return refused({ code: 'too-long' as const })
    const kept = deps.database.transact((tx) => {
      if (given.personId !== keptByDesk && !deps.isPerson(tx, given.personId))
        return refused({ code: 'not-found' as const })
      const now = deps.now()
      const isNew = !hasDraft(tx, { person_id: given.personId, prescription_id: given.prescriptionId, act: given.act })
      removeDraftsBefore(tx, now - keptMs)
      putDraft(tx, {
        person_id: given.personId,
        prescription_id: given.prescriptionId,
        act: given.act,
        item_ids: JSON.stringify(given.itemIds),
        version: given.version,
        app_version: given.appVersion,
        begun_at: given.begunAt,
        saved_at: now,
        fields: text,
      })
      return ok({ isNew })
    })
    if (!kept.ok) return kept
    if (kept.value.isNew) deps.changed(given.personId)
    return ok({})
  },
  'draft:drop': (of) => {
    const { personId, prescriptionId, act } = of
    const wasKept = deps.database.transact((tx) => {
      const was = hasDraft(tx, { person_id: personId, prescription_id: prescriptionId, act })
      dropDraft(tx, of)
      return was
    })
    if (wasKept) deps.changed(personId)
    return ok({})
  },
})

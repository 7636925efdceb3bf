import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { all, type ReadDb } from '../../../src/main/database/query.ts'
import { appMigrations } from '../../../src/main/database/migrations.ts'
import { generatePharmacy } from '../../../src/main/desk/generate/generate-pharmacy.ts'
import { importForCommand } from '../../../src/main/desk/import-for-command.ts'
import { openForCommand, type CommandFile } from '../../../src/main/desk/open-for-command.ts'
import type { Ports } from '../../../src/main/desk/ports.ts'
import { draftHandlers } from '../../../src/main/drafts/handlers.ts'
import { patientOf } from '../../../src/main/dispensing/questions/patient-of.ts'
import { openPrescriptions } from '../../../src/main/dispensing/questions/open-prescriptions.ts'
import { prescriptionById } from '../../../src/main/dispensing/questions/prescription-by-id.ts'
import { recordAboutPatient } from '../../../src/main/patients/record-about-patient.ts'
import { practiceReleases } from '../../../src/main/practice/scripts/practice-releases.ts'
import { people } from '../../../src/main/staff/people.ts'
import { seededRandom } from '../seeded-random.ts'

// Run by tools/schema-file.mjs: writes the rows of a small pharmacy's file, as this version makes it, to
// test/fixtures/schemas/<newest migration>.sql. The same version makes the same file every time.

const saturday = Date.parse('2026-11-21T11:00:00Z')

const seededBytes = (seed: string) => {
  let count = 0
  return (length: number): Buffer => {
    count += 1
    const parts = Array.from({ length: Math.ceil(length / 32) }, (_, at) =>
      createHash('sha256')
        .update(`${seed} ${String(count)} ${String(at)}`)
        .digest(),
    )
    return Buffer.concat(parts).subarray(0, length)
  }
}

const never = (): never => {
  throw new Error('Nothing is sent or waited for while a file is made')
}

const ports: Ports = {
  now: () => saturday,
  randomBytes: seededBytes('schema file'),
  random: seededRandom(17),
  after: () => () => undefined,
  soon: never,
  http: never,
  inWorker: never,
}

const fill = (file: CommandFile): void => {
  const { database, ledger, dispensing } = file
  const making = generatePharmacy(ports, file, { items: 12, seed: 17 })
  while (making.next().done !== true);
  for (const { name, bytes } of practiceReleases({ ods: file.ourOds, now: saturday, random: ports.random, count: 2 }))
    importForCommand(file, name, Buffer.from(bytes))
  const pharmacist = people(database.db).find(({ role }) => role === 'pharmacist')
  const [prescriptionId] = openPrescriptions(database.db)
  if (pharmacist === undefined || prescriptionId === undefined) throw new Error('The file has nobody, or nothing open')
  const { id, name, role } = pharmacist
  const drafts = draftHandlers({
    ...{ database, now: ports.now, isPerson: () => true, patientOf, isRecordedSince: () => false },
    changed: () => undefined,
  })
  const asker = { session: 'schema', person: { id, name, role } }
  const draft = {
    personId: id,
    prescriptionId,
    act: 'hold',
    itemIds: ['a'],
    version: 1,
    appVersion: '0.1.0',
    begunAt: saturday,
  }
  const fields = { reason: { version: 1, value: 'asked the surgery' } }
  const saved = drafts['draft:save']({ ...draft, fields }, asker)
  if (!(saved as { readonly ok: boolean }).ok) throw new Error('The draft was refused')
  const about = {
    database,
    ledger,
    now: ports.now,
    patientOf: (db: Parameters<typeof prescriptionById>[0], of: string) => prescriptionById(db, of)?.content.patient,
    committed: dispensing.committed,
  }
  const source = { from: 'patient', on: '2026-11-20' }
  const command = { type: 'record-allergy', substance: 'Penicillin', reaction: 'rash', source } as never
  const act = {
    commandId: file.ledger.newId(),
    actor: asker.person,
    asPersonId: id,
    prescriptionId,
    expectedVersion: 0,
  }
  const written = recordAboutPatient(about, { ...act, command })
  if (!written.ok) throw new Error(`The allergy was refused: ${written.refusal.code}`)
}

type Value = string | number | Uint8Array | null

const literal = (value: Value): string => {
  if (value === null) return 'NULL'
  if (typeof value === 'object') return `X'${Buffer.from(value).toString('hex')}'`
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`
}

// `migration` is made by migrating, `outbox_count` by its triggers, and what lies behind the search index by the index.
const left = /^(sqlite_.*|migration|outbox_count|prescription_search_.*)$/

const rowsAsSql = (db: ReadDb): string => {
  const tables = all(
    db,
    sql<{ readonly name: string }>`select name from sqlite_schema where type = 'table' order by rowid`,
  )
  return tables
    .filter(({ name }) => !left.test(name))
    .flatMap(({ name }) => {
      const columns = name === 'prescription_search' ? sql`rowid, *` : sql`*`
      const rows = all(db, sql<Readonly<Record<string, Value>>>`select ${columns} from ${sql.table(name)} order by 1`)
      return rows.map((row) => {
        const named = Object.keys(row).map((column) => `"${column}"`)
        return `INSERT INTO "${name}" (${named.join(', ')}) VALUES (${Object.values(row).map(literal).join(', ')});\n`
      })
    })
    .join('')
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'pestle-schema-'))
try {
  const opened = openForCommand(ports, { dataDir: folder, environment: 'practice', make: true })
  if (!opened.ok) throw new Error(opened.refusal.sentence)
  fill(opened.value)
  const rows = rowsAsSql(opened.value.database.db)
  opened.value.file.close()
  const number = String(appMigrations.length).padStart(4, '0')
  const target = path.resolve('test/fixtures/schemas', `${number}.sql`)
  const head = `-- The rows of a small file, as the version with migration ${number} wrote it. Made by tools/schema-file.mjs.\n`
  writeFileSync(target, head + rows)
  process.stdout.write(`${target}: ${String(rows.length)} characters\n`)
} finally {
  rmSync(folder, { recursive: true })
}

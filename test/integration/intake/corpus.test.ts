import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { corpus } from './corpus-expectations.ts'
import { corpusDifferences } from './corpus-differences.ts'
import { ourOds, type CorpusResult, type CorpusRow } from './corpus-row.ts'
import { all, build } from '../../../src/main/database/query.ts'
import { intakeOf } from './intake-of.ts'
import { createWorld, type World } from '../../support/world.ts'

const fixtures = path.join(import.meta.dirname, '../../../../shared/fixtures')
const present = existsSync(fixtures)
if (!present) console.warn(`SKIPPED: the corpus of public NHS examples is not at ${fixtures}`)

type Which = 'alone' | 'inOrder'

const importRow = (world: World, row: CorpusRow) => {
  const bytes = readFileSync(path.join(fixtures, row.file))
  return intakeOf(world).importMessage(bytes, path.basename(row.file))
}

/** What came of a row, in the words of the table. */
const resultOf = (world: World, row: CorpusRow): CorpusResult & { readonly reasons: readonly string[] } => {
  const answer = importRow(world, row)
  return {
    outcome: answer.outcome,
    reasons: answer.reasons.map(({ code }) => code),
    prescriptions: answer.prescriptions.map((one) => {
      const prescription = world.prescription(one.key)
      const copy = intakeOf(world).contentOf(answer.messageId, one.path)
      const cancelled = copy?.items.flatMap(({ cancelled }, at) => (cancelled ? [at + 1] : [])) ?? []
      const performer = copy?.nominatedPharmacy
      if (one.as === 'new') expect.soft(prescription.content, row.file).toEqual(copy)
      return {
        id: one.id,
        ...(one.issue === null ? {} : { issue: one.issue }),
        items: one.items,
        signed: one.signed,
        ...(performer === null || performer === undefined ? {} : { performer }),
        ...(cancelled.length === 0 ? {} : { cancelledItems: cancelled }),
        ...(one.releasedTo === null ? {} : { releasedTo: one.releasedTo }),
        tracked: prescription.tracked,
        state: prescription.sentBack === null ? 'live' : 'sent-back',
        as: one.as,
      }
    }),
  }
}

const check = (row: CorpusRow, which: Which, world: World): void => {
  const { reasons, ...result } = resultOf(world, row)
  const { reason, ...expected } = row[which]
  expect.soft(result, `${which}: ${row.file} (${row.why})`).toEqual(expected)
  if (reason === undefined) expect.soft(reasons, row.file).toEqual([])
  else expect.soft(reasons, row.file).toContain(reason)
}

const expectedRows = corpus.filter(({ file }) => !corpusDifferences.some((difference) => difference.file === file))

describe.skipIf(!present)('the corpus of public NHS examples, as the table written beforehand expects', () => {
  it('has a row for every file, and names every file once', () => {
    expect(new Set(corpus.map(({ file }) => file)).size).toBe(corpus.length)
    const files = readdirSync(fixtures, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(fixtures, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    expect(corpus.map(({ file }) => file).sort()).toEqual(files.sort())
  })

  it('gives the expected result for each file alone in an empty data file', () => {
    for (const row of expectedRows.filter(({ alone }) => alone.outcome !== 'refused')) {
      using world = createWorld({ ourOds })
      check(row, 'alone', world)
    }
  })

  it('refuses what it expects to be refused and leaves the data file empty of prescriptions and events', () => {
    using world = createWorld({ ourOds })
    for (const row of expectedRows.filter(({ alone }) => alone.outcome === 'refused')) check(row, 'alone', world)
    expect(all(world.database.db, build.selectFrom('prescription').select('id'))).toEqual([])
    expect(all(world.database.db, build.selectFrom('event').select('seq'))).toEqual([])
  })

  it('gives the expected result for each file after all those above it', () => {
    using world = createWorld({ ourOds })
    for (const row of corpus) {
      if (expectedRows.includes(row)) check(row, 'inOrder', world)
      else importRow(world, row)
    }
    const { chain, replay } = world.verify()
    expect(chain.chainOk).toBe(true)
    expect(replay.matches).toBe(true)
  })

  it.each(['VNE51', 'FH542'])('tracks exactly what a release reply hands to %s when that is this pharmacy', (ods) => {
    const releases = expectedRows.filter(({ alone }) => alone.prescriptions.some(({ releasedTo }) => releasedTo))
    const others = expectedRows.filter(({ alone }) => alone.prescriptions.some(({ performer }) => performer === ods))
    expect(releases.length).toBeGreaterThan(0)
    for (const row of new Set([...releases, ...others.slice(0, 3)])) {
      using world = createWorld({ ourOds: ods })
      for (const one of importRow(world, row).prescriptions) {
        const prescription = world.prescription(one.key)
        expect(prescription.tracked, row.file).toBe(one.releasedTo === ods)
        expect(prescription.belongsTo, row.file).toBe(
          one.releasedTo === null || one.releasedTo === ods ? null : one.releasedTo,
        )
      }
    }
  })
})

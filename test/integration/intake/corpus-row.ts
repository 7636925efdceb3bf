import type { ReadingCode } from '../../../src/main/intake/reason.ts'

/** The ODS code of the pharmacy the corpus is imported as. No fixture was released to it, so no row is tracked. */
export const ourOds = 'FA565'

/** What `import` says of one file. */
export type CorpusOutcome = 'imported' | 'duplicate' | 'conflict' | 'refused'

/** What the message itself says of a prescription. `issue` only for repeat dispensing, first issue 1. `performer` is the nominated pharmacy. */
export type CorpusFacts = {
  readonly id: string
  readonly issue?: number
  readonly items: number
  readonly signed: boolean
  readonly performer?: string
  /** Positions, counted from 1, of items whose status is cancelled on arrival. */
  readonly cancelledItems?: readonly number[]
}

/** What became of a prescription. `releasedTo`: whom a $release reply handed it to; tracked only when that is `ourOds`. */
export type CorpusPrescription = CorpusFacts & {
  readonly tracked: boolean
  readonly state: 'live' | 'sent-back'
  readonly as: 'new' | 'duplicate' | 'conflict' | 'sent-back'
  readonly releasedTo?: string
}

/** The outcome of a file and of each prescription in it. `prescriptions` is empty exactly when it was refused. */
export type CorpusResult = {
  readonly outcome: CorpusOutcome
  readonly prescriptions: readonly CorpusPrescription[]
  readonly reason?: ReadingCode
}

/** One fixture, relative to `shared/fixtures`: into an empty file, and after all rows above it into the same file. */
export type CorpusRow = {
  readonly file: string
  readonly alone: CorpusResult
  readonly inOrder: CorpusResult
  readonly why: string
}

type Taken = 'imported' | 'duplicate' | 'conflict'

/** An order message, or a searchset of one: never tracked, because no release reply handed it over. */
export function order(file: string, facts: CorpusFacts, inOrder: Taken, why: string): CorpusRow {
  const result = (outcome: Taken): CorpusResult => ({
    outcome,
    prescriptions: [{ ...facts, tracked: false, state: 'live', as: outcome === 'imported' ? 'new' : outcome }],
  })
  return { file, alone: result('imported'), inOrder: result(inOrder), why }
}

/** A $release reply. The file's outcome is that of its passed prescriptions; failed ones are recorded beside them and change no outcome. */
export function releaseReply(
  file: string,
  parts: { readonly releasedTo: string; readonly passed: CorpusFacts; readonly failed: readonly CorpusFacts[] },
  inOrder: Taken,
  why: string,
): CorpusRow {
  const { releasedTo, passed, failed } = parts
  const result = (outcome: Taken): CorpusResult => ({
    outcome,
    prescriptions: [
      {
        ...passed,
        releasedTo,
        tracked: releasedTo === ourOds,
        state: 'live',
        as: outcome === 'imported' ? 'new' : outcome,
      },
      ...failed.map((facts) => ({ ...facts, tracked: false, state: 'sent-back', as: 'sent-back' }) as const),
    ],
  })
  return { file, alone: result('imported'), inOrder: result(inOrder), why }
}

/** Files of one folder, all refused for one reason, whatever is already there. */
export function refused(
  folder: string,
  names: readonly string[],
  reason: ReadingCode,
  why: string,
): readonly CorpusRow[] {
  const result: CorpusResult = { outcome: 'refused', prescriptions: [], reason }
  return names.map((name) => ({ file: `${folder}/${name}`, alone: result, inOrder: result, why }))
}

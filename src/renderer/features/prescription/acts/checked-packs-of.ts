import type { SupplyLine } from '../../../../domain/prescription.ts'
import type { Hundredths } from '../../../../domain/quantity.ts'
import type { ScannedPack } from '../../../../domain/scan/pack-check.ts'

/** A right pack scanned at the check: the place of its line among those to check, and its size, null where it is in another unit. */
export interface CheckedPack extends ScannedPack {
  readonly line: number
  readonly size: Hundredths | null
}

// What it was assembled from, where that was scanned, and its whole amount: an unknown size is left to the eyes.
const isCovered = (line: SupplyLine, packs: readonly CheckedPack[]): boolean =>
  packs.length >= Math.max(1, line.pack?.scanned ?? 0) &&
  packs.every(({ size }) => size !== null) &&
  packs.reduce((sum, { size }) => sum + (size ?? 0), 0) >= line.amount

const packsOf = (packs: readonly CheckedPack[], at: number): readonly CheckedPack[] =>
  packs.filter(({ line }) => line === at)

/** Whether every pack of every line was scanned: three packs of which one was scanned are not. */
export const allScanned = (lines: readonly SupplyLine[], packs: readonly CheckedPack[]): boolean =>
  lines.length > 0 && lines.every((line, at) => isCovered(line, packsOf(packs, at)))

/** Which of the lines a pack can be of is the one it is counted for: the first that is not yet there in full, else the last. */
export const lineFor = (
  lines: readonly SupplyLine[],
  possible: readonly number[],
  packs: readonly CheckedPack[],
): number | undefined =>
  possible.find((at) => {
    const line = lines[at]
    return line !== undefined && !isCovered(line, packsOf(packs, at))
  }) ?? possible.at(-1)

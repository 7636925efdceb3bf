import { useRef, useState } from 'react'
import type { Item } from '../../../../domain/prescription.ts'
import { parseHundredths } from '../../../../domain/quantity.ts'
import { portionsHere } from '../../../../domain/supply.ts'
import { checkedPackWords, notAssembledWords } from '../../../wording/packs.ts'
import { sameUnit } from './assemble-scan.ts'
import { allScanned, lineFor, type CheckedPack } from './checked-packs-of.ts'
import { packSaid, usePackScans, type MatchedPack, type PackSaid, type PackScans } from './pack-scan.tsx'

const linesToCheck = (item: Item) =>
  portionsHere(item)
    .filter((portion) => portion.accuracy === null)
    .flatMap(({ lines }) => lines)

const linesOf = (item: Item, { pack, product }: MatchedPack): readonly number[] =>
  linesToCheck(item).flatMap((line, at) =>
    line.pack?.gtin === pack.gtin ||
    line.product.code === product.code ||
    // Assembled without a scan as prescribed: every product of that code is right.
    (line.pack === undefined && line.product.code === item.content.drug.code)
      ? [at]
      : [],
  )

const verdict = (item: Item, matched: MatchedPack, scanned: number): PackSaid => {
  const { product, batch } = matched
  const lines = linesToCheck(item)
  const those = linesOf(item, matched).flatMap((at) => lines[at] ?? [])
  if (those.length === 0)
    return packSaid(
      'danger',
      notAssembledWords(
        product.name,
        lines.map((line) => line.product.name),
      ),
    )
  const batches = those.flatMap((line) => line.batch ?? [])
  const otherBatch = batch !== null && batches.length > 0 && !batches.includes(batch)
  return packSaid(
    otherBatch ? 'attention' : 'fresh',
    checkedPackWords({ scanned: product.name, packs: scanned, batch, noted: otherBatch ? batches : [] }),
  )
}

/** The packs scanned at an accuracy check. `counts` is how many right ones there were of each item, by its id. */
export interface CheckedPacks extends PackScans {
  readonly counts: Readonly<Record<string, number>>
}

const sizeOf = (item: Item, { product }: MatchedPack): number | null =>
  sameUnit(product.unit, item.content.quantity.unit) ? (parseHundredths(product.packSize) ?? null) : null

/**
 * Checks packs scanned while an accuracy check is open: against the prescription, and against what the assembly recorded.
 * `onAllScanned` is called when the last pack of an item was scanned; fewer are counted and tick nothing.
 */
export const useCheckedPacks = (items: readonly Item[], onAllScanned: (itemId: string) => void): CheckedPacks => {
  const [packs, setPacks] = useState<Readonly<Record<string, readonly CheckedPack[]>>>({})
  const latest = useRef(packs)
  const scans = usePackScans({
    items: () => items.map((item) => ({ item, before: latest.current[item.content.id] ?? [], full: false })),
    onMatch: (matched) => {
      const item = items.find(({ content }) => content.id === matched.itemId)
      if (item === undefined) throw new Error('A pack was matched to an item that is not in the window')
      const before = latest.current[matched.itemId] ?? []
      const said = verdict(item, matched, before.length + 1)
      if (said.blocks) return said
      const { gtin, serial } = matched.pack
      const lines = linesToCheck(item)
      const line = lineFor(lines, linesOf(item, matched), before)
      if (line === undefined) throw new Error('A right pack is of none of the lines to check')
      const all = [...before, { gtin, serial, line, size: sizeOf(item, matched) }]
      latest.current = { ...latest.current, [matched.itemId]: all }
      setPacks(latest.current)
      if (allScanned(lines, all)) onAllScanned(matched.itemId)
      return said
    },
  })
  return { ...scans, counts: Object.fromEntries(Object.entries(packs).map(([id, all]) => [id, all.length])) }
}

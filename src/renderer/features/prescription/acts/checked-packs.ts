import { useRef, useState } from 'react'
import type { Item } from '../../../../domain/prescription.ts'
import type { ScannedPack } from '../../../../domain/scan/pack-check.ts'
import { portionsHere } from '../../../../domain/supply.ts'
import { checkedPackWords, notAssembledWords } from '../../../wording/packs.ts'
import { packSaid, usePackScans, type MatchedPack, type PackSaid, type PackScans } from './pack-scan.tsx'

const linesToCheck = (item: Item) =>
  portionsHere(item)
    .filter((portion) => portion.accuracy === null)
    .flatMap(({ lines }) => lines)

const verdict = (item: Item, { pack, product, batch }: MatchedPack, scanned: number): PackSaid => {
  const lines = linesToCheck(item)
  const those = lines.filter(
    (line) =>
      line.pack?.gtin === pack.gtin ||
      line.product.code === product.code ||
      // Assembled without a scan as prescribed: any product of that code is right.
      (line.pack === undefined && line.product.code === item.content.drug.code),
  )
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

/**
 * Checks packs scanned while an accuracy check is open: against the prescription, and against what the assembly recorded. It
 * ticks nothing and passes nothing: a scan is a second safeguard beside the eyes.
 */
export const useCheckedPacks = (items: readonly Item[]): CheckedPacks => {
  const [packs, setPacks] = useState<Readonly<Record<string, readonly ScannedPack[]>>>({})
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
      latest.current = { ...latest.current, [matched.itemId]: [...before, { gtin, serial }] }
      setPacks(latest.current)
      return said
    },
  })
  return { ...scans, counts: Object.fromEntries(Object.entries(packs).map(([id, all]) => [id, all.length])) }
}

import { useEffect, useRef } from 'react'
import type { Scan } from '../../../domain/scan/read-scan.ts'
import { ask } from '../../bridge/ask.ts'
import { useBridge } from '../../bridge/bridge-context.ts'
import { useSayScan, useScanned } from '../../ui/scanning.tsx'
import { isCovered } from '../../ui/use-keys.ts'
import { listName } from '../../wording/names.ts'
import { scanWords } from '../../wording/scans.ts'
import { stageWords } from '../../wording/stages.ts'
import type { Detail } from './detail.ts'
import type { OfferedAct } from './offered-acts.ts'

type BagScan = Extract<Scan, { readonly kind: 'bag' }>

/** A scanned bag that belongs to the prescription of this id. */
export interface ScannedBag {
  readonly id: string
  readonly scan: BagScan
}

const forPacks: readonly string[] = ['assemble', 'record-accuracy-check']
const forBags: readonly string[] = ['hand-out', 'dispatch', 'place-bag']

const nameOf = ({ prescription }: Detail): string => {
  const { family, given } = prescription.content.patient
  return listName(family, given.join(' '))
}

/** Opens the window that a scan is for, of the prescription in hand: a pack its assembly or check, a bag its placing or giving out. */
export const useScanInHand = (props: {
  readonly detail: Detail
  readonly next: OfferedAct | undefined
  readonly others: readonly OfferedAct[]
  readonly begin: (act: OfferedAct, scan: Scan) => void
  readonly bag: ScannedBag | null
  readonly onBagServed: () => void
}): void => {
  const { detail, next, others, begin, bag, onBagServed } = props
  const bridge = useBridge()
  const say = useSayScan()

  const sayNot = (what: string, act: OfferedAct | undefined): void => {
    const why =
      act?.why === undefined
        ? `${nameOf(detail)} is at: ${stageWords[detail.stage].name}.`
        : `${act.words}: ${act.why}.`
    say({ tone: 'attention', head: `Scanned: ${what}.`, todo: `Nothing was done. ${why}` })
  }
  const sayPack = async (scan: Extract<Scan, { readonly kind: 'pack' }>, act: OfferedAct | undefined) => {
    const outcome = await ask(bridge, 'products:find', { gtin: scan.gtin })
    sayNot((outcome.kind === 'answer' ? outcome.value.product?.name : undefined) ?? scanWords(scan), act)
  }
  useScanned((scan) => {
    if (scan.kind !== 'pack' || isCovered()) return false
    const act = next !== undefined && forPacks.includes(next.command) ? next : undefined
    if (act !== undefined && act.why === undefined) begin(act, scan)
    else void sayPack(scan, act)
    return true
  })

  const wanted = bag !== null && bag.id === detail.prescription.id ? bag.scan : null
  const serve = (scan: BagScan): void => {
    onBagServed()
    // A bag in the hand has not left: what is only entered late is begun by nobody's scan.
    const all = [...(next === undefined ? [] : [next]), ...others].filter((one) => one.late === undefined)
    const act = forBags.map((command) => all.find((one) => one.command === command)).find((one) => one !== undefined)
    if (act !== undefined && act.why === undefined) begin(act, scan)
    else sayNot(scanWords(scan), act)
  }
  const latest = useRef(serve)
  useEffect(() => {
    latest.current = serve
  })
  // Only a new scan opens a window, never a prescription that has changed meanwhile.
  useEffect(() => {
    if (wanted !== null) latest.current(wanted)
  }, [wanted])
}

import { useState, type ReactElement } from 'react'
import { TextField } from '../../../ui/text-field.tsx'
import { otherBagOutWords } from '../../../wording/bags.ts'
import { counted } from '../../../wording/numbers-and-dates.ts'
import type { Detail } from '../detail.ts'
import { bagInHandSays } from './bag-in-hand.ts'
import { BagScanSays } from './bag-scan-says.tsx'
import { useBagScans } from './bag-scan.ts'
import { EveryBag, type BagToFetch } from './every-bag.tsx'
import { ReasonField } from './reason-field.tsx'

const noLabelReasons = ['It has left already', 'Label cannot be read', 'Scanner does not work'] as const

/** What was said of the bags that go out: the labels scanned or typed, and why one has none. */
export interface LabelsSeen {
  readonly seen: readonly string[]
  readonly typed: string
  readonly noLabel: string
  /** A bag that does not go out was scanned, and nobody has said since that it is put back. */
  readonly otherOut: boolean
}

const isBag = (label: string, bagId: string): boolean => label.trim() !== '' && !bagInHandSays(label, [bagId]).wrong

/** What of the labels is missing before bags may leave, in words: each bag's own, or why there is none. Another label is never gone past. */
export const labelsMissing = (bagIds: readonly string[], { seen, typed, noLabel, otherOut }: LabelsSeen) => {
  if (otherOut) return otherBagOutWords
  const left = bagIds.filter((bagId) => !seen.includes(bagId))
  if (typed.trim() !== '') return bagInHandSays(typed, bagIds).words
  if (left.length === 0 || noLabel.trim() !== '') return undefined
  return `Scan the label of ${left.length === bagIds.length && left.length === 1 ? 'the bag' : counted(left.length, 'bag')}, or say why there is none.`
}

/** Why the label of one of these bags was not looked at; null where each was, whatever is said of the others. */
export const noLabelOf = (
  bagIds: readonly string[],
  { seen, noLabel }: Pick<LabelsSeen, 'seen' | 'noLabel'>,
): string | null => (noLabel.trim() !== '' && bagIds.some((bagId) => !seen.includes(bagId)) ? noLabel.trim() : null)

/** Asks for the label of each bag before it leaves: a scan, also the one that opened the window, is enough. */
export const useBagsToSend = (detail: Detail, bags: readonly BagToFetch[]) => {
  const bagIds = bags.map(({ bagId }) => bagId)
  const [seen, setSeen] = useState<readonly string[]>([])
  const [typed, setTyped] = useState('')
  const [noLabel, setNoLabel] = useState('')
  const read = (label: string): void => {
    const bagId = bagIds.find((one) => isBag(label, one))
    setTyped(bagId === undefined ? label : '')
    if (bagId !== undefined) setSeen((before) => [...new Set([...before, bagId])])
  }
  const scans = useBagScans(detail, read, bagIds)
  const labels: LabelsSeen = { seen, typed, noLabel, otherOut: scans.otherOut !== undefined }
  const wrong = typed.trim() !== '' && !bagIds.some((one) => one.toUpperCase().startsWith(typed.trim().toUpperCase()))
  const asks = bagIds.some((bagId) => !seen.includes(bagId)) || typed !== ''
  const fields: ReactElement = (
    <>
      <BagScanSays said={scans.said} onPutBack={scans.putBack} />
      <EveryBag bags={bags} scanned={seen} />
      {asks ? (
        <>
          <TextField
            label="Bag label on the bag in your hand"
            hint={wrong ? bagInHandSays(typed, bagIds).words : 'Scan it, or type it from the bag.'}
            wrong={wrong}
            value={typed}
            onChange={read}
            max={64}
          />
          <ReasonField label="No label, because" value={noLabel} onChange={setNoLabel} suggestions={noLabelReasons} />
        </>
      ) : null}
    </>
  )
  return {
    missing: labelsMissing(bagIds, labels),
    labels,
    fields,
  }
}

import { useState, type ReactElement } from 'react'
import type { LabelRead } from '../../../../domain/label-read.ts'
import { bagInHandSays } from '../../../ui/bag-in-hand.ts'
import { isBag, labelsMissing, noLabelReasons, notSeen, withSeen, type LabelsSeen } from '../../../ui/labels-seen.ts'
import { TextField } from '../../../ui/text-field.tsx'
import type { Detail } from '../detail.ts'
import { BagScanSays } from './bag-scan-says.tsx'
import { useBagScans } from './bag-scan.ts'
import { EveryBag, type BagToFetch } from './every-bag.tsx'
import { ReasonField } from './reason-field.tsx'

/** Asks for the label of each bag before it leaves: a scan, also the one that opened the window, is enough. */
export const useBagsToSend = (detail: Detail, bags: readonly BagToFetch[]) => {
  const bagIds = bags.map(({ bagId }) => bagId)
  const [seen, setSeen] = useState<readonly LabelRead[]>([])
  const [typed, setTyped] = useState('')
  const [noLabel, setNoLabel] = useState('')
  const read = (label: string, how: LabelRead['how']): void => {
    const bagId = bagIds.find((one) => isBag(label, one))
    setTyped(bagId === undefined ? label : '')
    if (bagId !== undefined) setSeen((before) => withSeen(before, { bagId, how }))
  }
  const scans = useBagScans(
    detail,
    (label) => {
      read(label, 'scanned')
    },
    bagIds,
  )
  const labels: LabelsSeen = { seen, typed, noLabel, otherOut: scans.otherOut !== undefined }
  const wrong = typed.trim() !== '' && !bagIds.some((one) => one.toUpperCase().startsWith(typed.trim().toUpperCase()))
  const asks = notSeen(bagIds, seen).length > 0 || typed !== ''
  const fields: ReactElement = (
    <>
      <BagScanSays said={scans.said} onPutBack={scans.putBack} />
      <EveryBag bags={bags} read={seen} />
      {asks ? (
        <>
          <TextField
            label="Bag label on the bag in your hand"
            hint={wrong ? bagInHandSays(typed, bagIds).words : 'Scan it, or type it from the bag.'}
            wrong={wrong}
            value={typed}
            onChange={(label) => {
              read(label, 'typed')
            }}
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

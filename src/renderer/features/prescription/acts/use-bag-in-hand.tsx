import { useState, type ReactElement } from 'react'
import type { LabelRead } from '../../../../domain/label-read.ts'
import { bagInHandSays } from '../../../ui/bag-in-hand.ts'
import {
  isBag,
  labelsMissing,
  labelsOf,
  noLabelReasons,
  notSeen,
  withSeen,
  type LabelsSeen,
} from '../../../ui/labels-seen.ts'
import { TextField } from '../../../ui/text-field.tsx'
import { likeBagWords } from '../../../wording/bags.ts'
import type { Detail } from '../detail.ts'
import { BagScanSays } from './bag-scan-says.tsx'
import { useBagScans } from './bag-scan.ts'
import { EveryBag, type BagToFetch } from './every-bag.tsx'
import { ReasonField } from './reason-field.tsx'

/**
 * The bag in the hand at the counter: another patient's stops the hand-out. Its label may be left out, but not with `likeBag`:
 * where a bag of somebody with a like name lies here or left today, each is read, or it is said why not.
 */
export const useBagInHand = (detail: Detail, bags: readonly BagToFetch[], likeBag: boolean) => {
  const bagIds = bags.map(({ bagId }) => bagId)
  const [typed, setTyped] = useState('')
  const [seen, setSeen] = useState<readonly LabelRead[]>([])
  const [noLabel, setNoLabel] = useState('')
  const says = bagInHandSays(typed, bagIds)
  const read = (label: string, how: LabelRead['how']): void => {
    setTyped(label)
    setSeen((before) =>
      bagIds.filter((bagId) => isBag(label, bagId)).reduce((all, bagId) => withSeen(all, { bagId, how }), before),
    )
  }
  const scans = useBagScans(
    detail,
    (label) => {
      read(label, 'scanned')
    },
    bagIds,
  )
  const labels: LabelsSeen = {
    seen,
    typed: says.wrong ? typed : '',
    noLabel,
    otherOut: scans.otherOut !== undefined,
  }
  const isAsked = likeBag && notSeen(bagIds, seen).length > 0
  const fields: ReactElement = (
    <>
      <BagScanSays said={scans.said} onPutBack={scans.putBack} />
      <EveryBag bags={bags} read={seen} />
      <TextField
        label="Bag label on the bag in your hand"
        hint={isAsked && typed.trim() === '' ? likeBagWords : says.words}
        wrong={says.wrong}
        value={typed}
        onChange={(label) => {
          read(label, 'typed')
        }}
        max={64}
      />
      {isAsked ? (
        <ReasonField label="No label, because" value={noLabel} onChange={setNoLabel} suggestions={noLabelReasons} />
      ) : null}
    </>
  )
  return {
    missing: isAsked || says.wrong || labels.otherOut ? labelsMissing(bagIds, labels) : undefined,
    labels: labelsOf(bagIds, isAsked ? labels : { seen, noLabel: '' }),
    fields,
  }
}

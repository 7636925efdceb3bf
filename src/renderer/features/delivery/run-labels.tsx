import { useState, type ReactElement } from 'react'
import type { LabelRead } from '../../../domain/label-read.ts'
import { Button } from '../../ui/button.tsx'
import { isBag, labelsMissing, noLabelReasons, notSeen, withSeen, type LabelsSeen } from '../../ui/labels-seen.ts'
import { Notice } from '../../ui/notice.tsx'
import { useScanned } from '../../ui/scanning.tsx'
import { StaysInBag } from '../../ui/stays-in-bag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { notOnRunWords, otherLabelWords } from '../../wording/delivery.ts'
import css from './delivery.module.css'
import { useWhoseBag } from './whose-bag.ts'

interface OtherBag {
  readonly bagId: string
  /** Whose it is; null until that is known. */
  readonly owners: readonly string[] | null
}

/** Asks for the label of each bag of a run that was ticked and not scanned into it: `before` are the bags that were. */
export const useRunLabels = (bagIds: readonly string[], before: readonly string[]) => {
  const [seen, setSeen] = useState<readonly LabelRead[]>(() => before.map((bagId) => ({ bagId, how: 'scanned' })))
  const [typed, setTyped] = useState('')
  const [noLabel, setNoLabel] = useState('')
  const [others, setOthers] = useState<readonly OtherBag[]>([])
  const whose = useWhoseBag()
  // It stands at once, and says whose it is as soon as that is known.
  const other = async (bagId: string): Promise<void> => {
    setOthers((all) => [...all.filter((one) => one.bagId !== bagId), { bagId, owners: null }])
    const owners = await whose(bagId)
    setOthers((all) => all.map((one) => (one.bagId === bagId ? { bagId, owners } : one)))
  }
  const bagOf = (label: string): string | undefined => bagIds.find((one) => isBag(label, one))
  const read = (label: string, how: LabelRead['how']): void => {
    const bagId = bagOf(label)
    setTyped(bagId === undefined ? label : '')
    if (bagId !== undefined) setSeen((all) => withSeen(all, { bagId, how }))
  }
  useScanned((scan) => {
    if (scan.kind !== 'bag') return false
    if (bagOf(scan.bagId) === undefined) void other(scan.bagId)
    else read(scan.bagId, 'scanned')
    return true
  })
  const labels: LabelsSeen = { seen, typed: '', noLabel, otherOut: others.length > 0 }
  const wrong = typed.trim() !== '' && !bagIds.some((one) => one.toUpperCase().startsWith(typed.trim().toUpperCase()))
  const missing = typed.trim() !== '' && others.length === 0 ? otherLabelWords : labelsMissing(bagIds, labels)
  const asks = typed !== '' || notSeen(bagIds, seen).length > 0
  const fields: ReactElement = (
    <>
      {bagIds.map((bagId) => (
        <StaysInBag key={bagId} bagId={bagId} />
      ))}
      {others.map(({ bagId, owners }) => (
        <Notice key={bagId} tone="danger" head={notOnRunWords(bagId, owners).head} says>
          <p>{notOnRunWords(bagId, owners).todo}</p>
          <Button
            onPress={() => {
              setOthers((all) => all.filter((one) => one.bagId !== bagId))
            }}
          >
            It is put back
          </Button>
        </Notice>
      ))}
      {asks ? (
        <>
          <TextField
            label="Bag label on the bag in your hand"
            hint={wrong ? otherLabelWords : 'Scan it, or type it from the bag.'}
            wrong={wrong}
            value={typed}
            onChange={(label) => {
              read(label, 'typed')
            }}
            max={64}
          />
          <TextField label="No label, because" value={noLabel} onChange={setNoLabel} max={500} />
          <div className={css['suggestions']}>
            {noLabelReasons.map((words) => (
              <Button
                key={words}
                onPress={() => {
                  setNoLabel(words)
                }}
              >
                {words}
              </Button>
            ))}
          </div>
        </>
      ) : null}
    </>
  )
  return { missing, labels, fields }
}

import { useState } from 'react'
import type { Output } from '../../../../contract/index.ts'
import { ask } from '../../../bridge/ask.ts'
import { useBridge } from '../../../bridge/bridge-context.ts'
import { ownBagWords, strangersBagWords } from '../../../wording/bags.ts'
import { listName } from '../../../wording/names.ts'
import { troubleWords } from '../../../wording/troubles.ts'
import { useScansOfAct } from '../begun-by-scan.ts'
import type { Detail } from '../detail.ts'

/** What is said of the bag scanned last. `wrong`: it is another patient's, and nothing is confirmed until it is put back. */
export interface BagSaid {
  readonly wrong: boolean
  readonly head: string
  readonly todo: string
}

type Found = Output<'bag:find'>

/** Weighs a scanned bag against the patient of a window: another patient's is wrong, unless its label is this one's as well. */
export const bagVerdict = (bagId: string, found: Found, nhsNumber: string): BagSaid => {
  const strangers = (all: Found['placed']) => all.filter(({ patient }) => patient.nhsNumber !== nhsNumber)
  const own = found.toPlace.some(({ patient }) => patient.nhsNumber === nhsNumber)
  const held = strangers(found.placed)
  const others = held.length > 0 || own ? held : strangers(found.toPlace)
  const owners = [...new Set(others.map(({ patient }) => listName(patient.family, patient.given)))]
  return others.length === 0
    ? { wrong: false, ...ownBagWords(bagId) }
    : { wrong: true, ...strangersBagWords(bagId, owners, held.length > 0) }
}

/** Takes the labels of bags scanned while a window is open, beginning with the one that opened it. `onBag` is given a right one. */
export const useBagScans = ({ prescription }: Pick<Detail, 'prescription'>, onBag: (bagId: string) => void) => {
  const bridge = useBridge()
  const [said, setSaid] = useState<BagSaid | null>(null)
  const [right, setRight] = useState<string | null>(null)
  const take = async (bagId: string): Promise<void> => {
    const outcome = await ask(bridge, 'bag:find', { bagId })
    if (outcome.kind === 'refusal') return
    if (outcome.kind !== 'answer') {
      const { what, todo } = troubleWords(outcome)
      setSaid({ wrong: true, head: what, todo })
      return
    }
    const verdict = bagVerdict(bagId, outcome.value, prescription.content.patient.nhsNumber)
    setSaid(verdict)
    setRight(verdict.wrong ? null : bagId)
    if (!verdict.wrong) onBag(bagId)
  }
  useScansOfAct((scan) => {
    if (scan.kind !== 'bag') return false
    void take(scan.bagId)
    return true
  })
  return {
    said,
    /** The bag scanned last, where it is right for the patient. */
    right,
    putBack: () => {
      setSaid(null)
    },
  }
}

import { useState } from 'react'
import type { Output } from '../../../../contract/index.ts'
import { isSamePerson } from '../../../../domain/same-person.ts'
import { ask } from '../../../bridge/ask.ts'
import { useBridge } from '../../../bridge/bridge-context.ts'
import { nobodysBagWords, ownBagWords, ownerWords, strangersBagWords } from '../../../wording/bags.ts'
import { troubleWords } from '../../../wording/troubles.ts'
import { useScansOfAct } from '../begun-by-scan.ts'
import type { Detail } from '../detail.ts'

/** What is said of the bag scanned last. `wrong`: nothing is confirmed until it is put back, or a person has read the name on it. */
export interface BagSaid {
  readonly wrong: boolean
  readonly head: string
  readonly todo: string
}

/** Whose a scanned label is: `nobodys` stands for nothing open here, whatever bag it sticks on; `not-found-out` could not be asked. */
export interface BagVerdict extends BagSaid {
  readonly bagId: string
  readonly whose: 'own' | 'strangers' | 'nobodys' | 'not-found-out'
}

type Found = Output<'bag:find'>
type Patient = Found['placed'][number]['patient']

/** Weighs a scanned bag against the patient of a window: another patient's is wrong, unless its label is this one's as well. */
export const bagVerdict = (
  bagId: string,
  found: Found,
  patient: Pick<Patient, 'nhsNumber' | 'family' | 'birthDate'>,
): BagVerdict => {
  const isOwn = (one: { readonly patient: Patient }) =>
    one.patient.nhsNumber === patient.nhsNumber && isSamePerson(one.patient, patient)
  const strangers = (all: Found['placed']) => all.filter((one) => !isOwn(one))
  const isNext = found.toPlace.some(isOwn)
  const held = strangers(found.placed)
  const others = held.length > 0 || isNext ? held : strangers(found.toPlace)
  if (others.length > 0) {
    const owners = [...new Set(others.map((one) => ownerWords(one.patient)))]
    return { bagId, whose: 'strangers', wrong: true, ...strangersBagWords(bagId, owners, held.length > 0) }
  }
  return isNext || found.placed.some(isOwn)
    ? { bagId, whose: 'own', wrong: false, ...ownBagWords(bagId) }
    : { bagId, whose: 'nobodys', wrong: true, ...nobodysBagWords(bagId) }
}

/** The bags scanned in a window so far. */
export interface BagsScanned {
  readonly said: BagVerdict | null
  /** The bag scanned last, where it is right and no other lies about: its label may end the placing. */
  readonly endsWith: string | null
  /** Another bag was scanned, and nobody has said since that it is put back. */
  readonly otherOut: boolean
}

/** Before any bag was scanned, and after a wrong one was put back. */
export const noBagYet: BagsScanned = { said: null, endsWith: null, otherOut: false }

/** The bags after one more. */
export const withBag = (before: BagsScanned, said: BagVerdict): BagsScanned => {
  const otherOut = before.otherOut || said.wrong
  return { said, endsWith: otherOut ? null : said.bagId, otherOut }
}

/** Takes the labels of bags scanned while a window is open, beginning with the one that opened it. `onBag` is given a right one. */
export const useBagScans = ({ prescription }: Pick<Detail, 'prescription'>, onBag: (bagId: string) => void) => {
  const bridge = useBridge()
  const [bags, setBags] = useState(noBagYet)
  const take = async (bagId: string): Promise<void> => {
    const outcome = await ask(bridge, 'bag:find', { bagId })
    if (outcome.kind === 'refusal') return
    if (outcome.kind !== 'answer') {
      const { what, todo } = troubleWords(outcome)
      setBags((before) => withBag(before, { bagId, whose: 'not-found-out', wrong: true, head: what, todo }))
      return
    }
    const verdict = bagVerdict(bagId, outcome.value, prescription.content.patient)
    setBags((before) => withBag(before, verdict))
    if (!verdict.wrong) onBag(bagId)
  }
  useScansOfAct((scan) => {
    if (scan.kind !== 'bag') return false
    void take(scan.bagId)
    return true
  })
  return {
    ...bags,
    putBack: () => {
      setBags(noBagYet)
    },
  }
}

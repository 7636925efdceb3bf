import { useEffect, useRef, useState } from 'react'
import type { Output } from '../../../../contract/index.ts'
import { isSamePerson } from '../../../../domain/same-person.ts'
import { ask } from '../../../bridge/ask.ts'
import { useBridge } from '../../../bridge/bridge-context.ts'
import {
  lyingBagWords,
  nobodysBagWords,
  notNowBagWords,
  ownBagWords,
  ownerWords,
  strangersBagWords,
} from '../../../wording/bags.ts'
import { staysInBagWords } from '../../../wording/stays-in-bag.ts'
import { troubleWords } from '../../../wording/troubles.ts'
import { useScansOfAct } from '../begun-by-scan.ts'
import type { Detail } from '../detail.ts'
import { withSaid } from './said-of-scans.ts'

/** What is said of the bag scanned last. `wrong`: nothing is confirmed until it is put back, or a person has read the name on it. */
export interface BagSaid {
  readonly wrong: boolean
  readonly head: string
  readonly todo: string
}

/** Whose a scanned label is: of `own-in-part` something lies in the bag that may not leave; `not-now` is theirs, but not of what goes out; `nobodys` stands for nothing open here, whatever bag it sticks on; `not-found-out` could not be asked. */
export interface BagVerdict extends BagSaid {
  readonly bagId: string
  readonly whose: 'own' | 'own-in-part' | 'not-now' | 'strangers' | 'nobodys' | 'not-found-out'
}

type Found = Output<'bag:find'>
type Patient = Found['placed'][number]['patient']

/**
 * Weighs a scanned bag against the patient of a window: another patient's is wrong, unless its label is this one's as well. With
 * `going`, the labels of the bags that go out, their own other bag is wrong too.
 */
export const bagVerdict = (
  bagId: string,
  found: Found,
  patient: Pick<Patient, 'nhsNumber' | 'family' | 'birthDate'>,
  going?: readonly string[],
): BagVerdict => {
  const isOwn = (one: { readonly patient: Patient }) =>
    one.patient.nhsNumber === patient.nhsNumber && isSamePerson(one.patient, patient)
  const strangers = (all: Found['placed']) => all.filter((one) => !isOwn(one))
  const lying = found.lying.filter(isOwn)
  const isToStay = ({ why }: Pick<Found['lying'][number], 'why'>) => going !== undefined || why !== 'not-in-its-place'
  const notToGo = lying.find(isToStay)
  const stays = lying.flatMap(({ items }) => items.filter(isToStay))
  const isNext = [...found.toPlace, ...lying].some(isOwn)
  const held = strangers([...found.placed, ...found.lying])
  const others = held.length > 0 || isNext ? held : strangers(found.toPlace)
  if (others.length > 0) {
    const owners = [...new Set(others.map((one) => ownerWords(one.patient)))]
    return { bagId, whose: 'strangers', wrong: true, ...strangersBagWords(bagId, owners, held.length > 0) }
  }
  const isPlaced = found.placed.some(isOwn)
  if (!isNext && !isPlaced) return { bagId, whose: 'nobodys', wrong: true, ...nobodysBagWords(bagId) }
  if (notToGo && !isPlaced) return { bagId, whose: 'not-now', wrong: true, ...lyingBagWords(bagId, notToGo.why) }
  if (going?.every((one) => one.toUpperCase() !== bagId.toUpperCase()))
    return { bagId, whose: 'not-now', wrong: true, ...notNowBagWords(bagId) }
  return stays.length > 0
    ? { bagId, whose: 'own-in-part', wrong: false, ...staysInBagWords(bagId, stays) }
    : { bagId, whose: 'own', wrong: false, ...ownBagWords(bagId) }
}

/** The bags scanned in a window so far. */
export interface BagsScanned {
  /** What stands until it is put back, in the order it was scanned, then what is said of the last one. */
  readonly said: readonly BagVerdict[]
  /** The bag scanned last, where all of it is right and no other lies about: its label may end the placing. */
  readonly endsWith: string | null
}

/** Before any bag was scanned. */
export const noBagYet: BagsScanned = { said: [], endsWith: null }

/** The wrong bag scanned last of which nobody has said since that it is put back; undefined where none is out. */
export const otherOut = ({ said }: Pick<BagsScanned, 'said'>): BagVerdict | undefined =>
  said.findLast(({ wrong }) => wrong)

/** The bags after one more: a wrong one is never replaced by another bag, only by a new answer about itself. */
export const withBag = (before: BagsScanned, said: BagVerdict): BagsScanned => {
  const all = withSaid(before.said, said, { stands: ({ wrong }) => wrong, about: ({ bagId }) => bagId })
  return {
    said: all,
    endsWith: otherOut({ said: all }) === undefined && said.whose !== 'own-in-part' ? said.bagId : null,
  }
}

/** The bags after a wrong one was put back: what is on the screen then is a person's to end. */
export const withoutBag = ({ said }: BagsScanned, away: BagVerdict): BagsScanned => ({
  said: said.filter((one) => one !== away),
  endsWith: null,
})

/** Takes the labels of bags scanned while a window is open, beginning with the one that opened it. `onBag` is given a right one; `going` as for `bagVerdict`. */
export const useBagScans = (
  { prescription }: Pick<Detail, 'prescription'>,
  onBag: (bagId: string) => void,
  going?: readonly string[],
) => {
  const bridge = useBridge()
  // What goes out may have changed by the time a label is looked up.
  const latest = useRef({ onBag, going })
  useEffect(() => {
    latest.current = { onBag, going }
  })
  const [bags, setBags] = useState(noBagYet)
  const take = async (bagId: string): Promise<void> => {
    const outcome = await ask(bridge, 'bag:find', { bagId })
    if (outcome.kind === 'refusal') return
    if (outcome.kind !== 'answer') {
      const { what, todo } = troubleWords(outcome)
      setBags((before) => withBag(before, { bagId, whose: 'not-found-out', wrong: true, head: what, todo }))
      return
    }
    const verdict = bagVerdict(bagId, outcome.value, prescription.content.patient, latest.current.going)
    setBags((before) => withBag(before, verdict))
    if (!verdict.wrong) latest.current.onBag(bagId)
  }
  useScansOfAct((scan) => {
    if (scan.kind !== 'bag') return false
    void take(scan.bagId)
    return true
  })
  return {
    ...bags,
    otherOut: otherOut(bags),
    putBack: (away: BagVerdict) => {
      setBags((before) => withoutBag(before, away))
    },
  }
}

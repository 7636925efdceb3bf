import type { Command } from '../../src/domain/commands.ts'
import type { Prescription, Route } from '../../src/domain/prescription.ts'
import type { PrescriptionContent } from '../../src/domain/prescription-content.ts'
import { isOpen, leftToAssemble, outPortions, placedPortions, portionsHere } from '../../src/domain/supply.ts'
import { contentNumber } from '../support/content-number.ts'
import { passedCheck } from '../support/passed-check.ts'
import { aHandOut } from '../support/at-the-counter.ts'
import type { Chance } from './chance.ts'

const idsOf = (items: Prescription['items']): readonly string[] => items.map(({ content }) => content.id)

/** What takes a prescription from where it stands to its place, in one go or a part of it. */
const towardsPlace = (p: Prescription, random: Chance): readonly Command[] => {
  const open = p.items.filter(isOpen)
  const commands: Command[] = []
  if (p.clinicalCheck?.outcome !== 'passed') commands.push(aCheck(p, random))
  const held = open.filter((item) => item.hold !== null)
  if (held.length > 0) commands.push({ type: 'release-hold', itemIds: idsOf(held), note: null })
  const chosen = random.hits(0.75) ? open : open.slice(0, 1)
  const unmade = chosen.filter((item) => leftToAssemble(item) > 0)
  commands.push(...unmade.map((item) => assembly(item, random)))
  const unchecked = chosen.filter(
    (item) => unmade.includes(item) || portionsHere(item).some((portion) => portion.accuracy === null),
  )
  if (unchecked.length > 0)
    commands.push({
      type: 'record-accuracy-check',
      itemIds: idsOf(unchecked),
      outcome: 'passed',
      selfCheckReason: 'Working alone',
    })
  const unplaced = chosen.filter(
    (item) => unmade.includes(item) || portionsHere(item).some((portion) => portion.placed === null),
  )
  if (unplaced.length > 0) commands.push(placing(p, idsOf(unplaced), random))
  return commands
}

// Passed in a hurry, without a word about the signature that is missing.
const aCheck = (p: Prescription, random: Chance): Command =>
  !p.source.signed && random.hits(0.25) ? { ...passedCheck(p), facts: [] } : passedCheck(p)

const assembly = (item: Prescription['items'][number], random: Chance): Command => {
  const left = leftToAssemble(item)
  const amount = random.hits(0.2) ? Math.max(100, Math.floor(left / 200) * 100) : left
  return {
    type: 'assemble',
    itemId: item.content.id,
    lines: [{ product: { code: null, name: item.content.drug.name }, amount, batch: null, expiry: null }],
    toSupply: null,
    owing: amount < left ? { reason: 'Out of stock', promisedOn: null } : null,
  }
}

const placing = (p: Prescription, itemIds: readonly string[], random: Chance): Command => ({
  type: 'place-bag',
  bagId: `bag-${p.id}-${random.between(1, 3)}`,
  itemIds,
  place: { kind: 'shelf', label: 'A3' },
  route: random.pick<Route>(['collect', 'collect', 'collect', 'deliver', 'post']),
})

/** The next step towards the patient; all of a preparation at once, or only its first command. */
export const forwards = (p: Prescription, random: Chance): readonly Command[] => {
  const placed = p.items.filter((item) => isOpen(item) && placedPortions(item).length > 0)
  const preparing = towardsPlace(p, random)
  if (placed.length > 0 && (preparing.length === 0 || random.hits(0.5))) return [leaving(p, placed, random)]
  return random.hits(0.7) ? preparing : preparing.slice(0, random.between(1, 2))
}

const leaving = (p: Prescription, placed: Prescription['items'], random: Chance): Command => {
  const some = random.hits(0.8) ? placed : placed.slice(0, 1)
  return placedPortions(placed[0]!).at(-1)?.placed?.route === 'collect'
    ? aHandOut(p, idsOf(some))
    : {
        type: 'dispatch',
        itemIds: idsOf(some),
        carriage: { courier: 'own-driver', courierName: null, trackingNumber: null },
        noLabel: 'Label cannot be read',
      }
}

/** A step back, or to the side: what makes a "ready" or a hand-out untrue again. */
export const backwards = (p: Prescription, random: Chance): readonly Command[] => {
  const placed = p.items.filter((item) => placedPortions(item).length > 0)
  const out = p.items.filter((item) => outPortions(item).length > 0)
  const held = p.items.filter((item) => item.hold !== null)
  const reason = 'Wrong bag'
  const choices: Command[] = []
  if (placed.length > 0) {
    choices.push({ type: 'take-out-of-bag', itemIds: idsOf(placed), reason })
    choices.push({ type: 'take-out-of-bag', itemIds: idsOf(placed.slice(0, 1)), reason })
    choices.push({ type: 'hold', itemIds: idsOf(placed), reason: 'Query' })
    choices.push({ type: 'change-route', route: random.pick<Route>(['collect', 'deliver']) })
    choices.push({ type: 'announce-part', itemIds: idsOf(placed) })
  }
  if (out.length > 0) choices.push({ type: 'take-back', itemIds: idsOf(out), reason: 'Nobody in' })
  if (held.length > 0) choices.push({ type: 'release-hold', itemIds: idsOf(held), note: null })
  if (p.items.some((item) => item.owing !== null))
    choices.push({ type: 'close-owing', itemId: p.items.find((item) => item.owing !== null)!.content.id, reason })
  if (random.hits(0.1)) choices.push({ type: 'return-to-spine', reasonCode: '0001' })
  if (random.hits(0.1))
    choices.push({ type: 'mark-not-dispensed', itemIds: idsOf(p.items), reasonCode: '0001', note: null })
  return choices.length === 0 ? [] : [random.pick(choices)]
}

/** Takes the newest act of a prescription that can be taken back, back. */
export const undoing = (p: Prescription, random: Chance): readonly Command[] => {
  const stamps = p.items
    .flatMap((item) => [
      item.hold,
      item.closed?.stamp,
      ...item.portions.flatMap((portion) => [portion.placed, portion.out?.stamp, portion.accuracy]),
    ])
    .flatMap((stamp) => (stamp === null || stamp === undefined ? [] : [stamp]))
    .toSorted((a, b) => b.at - a.at)
  const [newest] = stamps
  if (newest === undefined) return []
  const medicineIs = random.pick(['in-its-place', 'here-not-placed', 'here-not-placed', 'gone'] as const)
  const outside = medicineIs === 'gone' && { cameBack: random.pick([true, false]) }
  return [{ type: 'correct', eventId: newest.eventId, reason: 'Wrong one', medicineIs, ...outside }]
}

/** The content of the nth prescription of a run; two in three are repeat dispensing, of which later issues may come. */
export const contentOf = (n: number, issue: number): PrescriptionContent =>
  contentNumber(n, {
    writtenOn: '2026-10-20',
    items: Array.from({ length: 1 + (n % 3) }, () => ({})),
    ...(n % 3 === 0 ? {} : { issue: { number: issue, of: 6 }, treatment: 'repeat-dispensing' }),
  })

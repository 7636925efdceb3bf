import type { CheckFact } from '../../../domain/clinical-check/check-fact.ts'
import { answeredAlike, controlledDrugDays } from '../../../domain/clinical-check/own-facts.ts'
import type { Command } from '../../../domain/commands.ts'
import type { Role } from '../../../domain/people.ts'
import type { ItemContent, Schedule } from '../../../domain/prescription-content.ts'
import type { Place, Route } from '../../../domain/prescription.ts'
import { parseHundredths } from '../../../domain/quantity.ts'
import { practiceHandling } from '../../practice/scripts/practice-products.ts'
import type { Chance } from './chance.ts'
import type { Invented } from './invented-content.ts'
import type { Step } from './pick-steps.ts'

/** An item while its prescription is under way. */
export interface CourseItem {
  readonly id: string
  readonly product: { readonly code: string; readonly name: string }
  readonly amount: number
  readonly schedule: Exclude<Schedule, 'unknown'>
  readonly place: Place['kind']
  readonly facts: readonly CheckFact[]
}

/** What later acts need to know of the items of an invented prescription. */
export const courseItems = ({ content, medicines }: Invented): readonly CourseItem[] =>
  content.items.map((item: ItemContent, at) => {
    const name = medicines[at]
    const amount = parseHundredths(item.quantity.value)
    if (name === undefined || amount === undefined) throw new Error('An invented item has no medicine or amount')
    const { schedule, safeCustody, storage } = practiceHandling(name)
    const place = safeCustody ? 'cd-cabinet' : storage === 'fridge' ? 'fridge' : 'shelf'
    const facts = controlledDrugDays(content, item, schedule)
    return { id: item.id, product: item.drug, amount, schedule, place, facts }
  })

/** What a step is asked with. `bagId` gives a new bag's at each call; `expiry` is a day some packs may have. */
export interface StepContext {
  readonly items: readonly CourseItem[]
  readonly route: Route
  readonly chance: Chance
  readonly bagId: () => string
  readonly expiry: string
}

const half = (amount: number): number => Math.floor(amount / 200) * 100

const idsOf = (items: readonly CourseItem[]): readonly string[] => items.map(({ id }) => id)

const assemble = (item: CourseItem, amount: number, { chance, expiry }: StepContext): Command => ({
  type: 'assemble',
  itemId: item.id,
  lines: [{ product: item.product, amount, batch: `B${String(1000 + chance.below(9000))}`, expiry }],
  toSupply: null,
  owing: null,
})

const owed = (command: Command, owing: boolean): Command =>
  owing && command.type === 'assemble' ? { ...command, owing: { reason: 'Out of stock', promisedOn: null } } : command

const accuracy = (items: readonly CourseItem[]): Command => ({
  type: 'record-accuracy-check',
  itemIds: idsOf(items),
  outcome: 'passed',
  selfCheckReason: null,
})

const place = (items: readonly CourseItem[], { route, chance, bagId }: StepContext): readonly Command[] =>
  [...Map.groupBy(items, (item) => item.place)].map(([kind, own]) => {
    const label =
      kind === 'shelf'
        ? `${chance.pick(['A', 'B', 'C', 'D', 'E'])}${String(1 + chance.below(12))}`
        : kind === 'fridge'
          ? 'Fridge 1'
          : 'CD cabinet'
    return { type: 'place-bag', bagId: bagId(), itemIds: idsOf(own), place: { kind, label }, route }
  })

const leave = (items: readonly CourseItem[], { route, chance }: StepContext, part: 'first' | 'rest'): Command =>
  route === 'collect'
    ? {
        type: 'hand-out',
        itemIds: idsOf(items),
        collector: {
          kind: 'patient',
          name: null,
          address: null,
          saidAndMatched: true,
          identityAsked: true,
          identitySeen: chance.happens(0.3),
          notAskedWhy: null,
        },
        payment: part === 'rest' ? null : { how: 'paid', charges: items.length, pence: items.length * 990 },
        counselling: null,
        noLabel: 'Nobody scans what is invented',
      }
    : {
        type: 'dispatch',
        itemIds: idsOf(items),
        carriage: { courier: 'own-driver', courierName: null, trackingNumber: null },
        noLabel: 'Nobody scans what is invented',
      }

/** Who does a step, and the commands of its one act. */
export const actOf = (
  step: Step,
  context: StepContext,
): { readonly role: Role; readonly commands: readonly Command[] } => {
  const { items, route } = context
  const [first] = items
  if (first === undefined) throw new Error('A prescription without items')
  switch (step) {
    case 'check': {
      const schedules = Object.fromEntries(items.map(({ id, schedule }) => [id, schedule]))
      return {
        role: 'pharmacist',
        commands: [
          {
            type: 'record-clinical-check',
            outcome: 'passed',
            note: null,
            schedules,
            facts: answeredAlike(
              items.flatMap((item) => item.facts),
              'As agreed with the surgery',
            ),
            query: null,
            counsel: null,
          },
        ],
      }
    }
    case 'hold':
      return {
        role: 'dispenser',
        commands: [{ type: 'hold', itemIds: idsOf(items), reason: 'Waiting for the surgery to answer' }],
      }
    case 'release-hold':
      return {
        role: 'dispenser',
        commands: [{ type: 'release-hold', itemIds: idsOf(items), note: 'The surgery has answered' }],
      }
    case 'assemble':
      return { role: 'dispenser', commands: items.map((item) => assemble(item, item.amount, context)) }
    case 'assemble-part':
      return {
        role: 'dispenser',
        commands: items.map((item) =>
          item === first
            ? owed(assemble(item, half(item.amount), context), true)
            : assemble(item, item.amount, context),
        ),
      }
    case 'fail':
      return {
        role: 'accuracy-checking-technician',
        commands: [
          {
            type: 'fail-accuracy-check',
            itemId: first.id,
            nearMiss: { category: 'wrong-quantity', what: 'One strip short', contributing: [], lookAlike: null },
          },
        ],
      }
    case 'assemble-again':
      return { role: 'dispenser', commands: [assemble(first, first.amount, context)] }
    case 'accuracy':
      return { role: 'accuracy-checking-technician', commands: [accuracy(items)] }
    case 'place':
      return { role: 'dispenser', commands: place(items, context) }
    case 'leave':
      return { role: route === 'collect' ? 'counter-assistant' : 'driver', commands: [leave(items, context, 'first')] }
    case 'deliver':
      return { role: 'driver', commands: [{ type: 'record-delivery', itemIds: idsOf(items), proof: null }] }
    case 'deliver-rest':
      return { role: 'driver', commands: [{ type: 'record-delivery', itemIds: [first.id], proof: null }] }
    case 'assemble-rest':
      return { role: 'dispenser', commands: [assemble(first, first.amount - half(first.amount), context)] }
    case 'accuracy-rest':
      return { role: 'accuracy-checking-technician', commands: [accuracy([first])] }
    case 'place-rest':
      return { role: 'dispenser', commands: place([first], context) }
    case 'leave-rest':
      return { role: route === 'collect' ? 'counter-assistant' : 'driver', commands: [leave([first], context, 'rest')] }
    case 'not-collected':
      return {
        role: 'dispenser',
        commands: [
          { type: 'mark-not-dispensed', itemIds: idsOf(items), reasonCode: '0010', note: null },
          { type: 'take-out-of-bag', itemIds: idsOf(items), reason: 'Not collected' },
        ],
      }
    case 'not-dispensed':
      return {
        role: 'dispenser',
        commands: [{ type: 'mark-not-dispensed', itemIds: idsOf(items), reasonCode: '0001', note: null }],
      }
    case 'claim':
      return { role: 'counter-assistant', commands: [{ type: 'mark-claimed', itemIds: idsOf(items) }] }
  }
}

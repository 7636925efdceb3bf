import type { CommandOf } from '../commands.ts'
import { anyoneMayChangeAmount, lastLegalDay } from '../law.ts'
import type { Role } from '../people.ts'
import { mayChangeAmount } from '../permission.ts'
import type { Item, Prescription } from '../prescription.ts'
import { parseHundredths, type Hundredths } from '../quantity.ts'
import type { Refusal } from '../refusals.ts'
import { amountOf, outPortions, placedPortions, portionsHere } from '../supply.ts'
import type { LocalDate } from '../uk-date.ts'
import { happened, reasonMissing, refuse, unless, type DecideContext, type Decision } from './decision.ts'
import { forItems, notClosed } from './gates.ts'

type Assemble = CommandOf<'assemble'>

const isAmount = (amount: Hundredths): boolean => Number.isSafeInteger(amount) && amount > 0

const invalidAmount = (command: Assemble): Refusal | undefined =>
  command.lines.every((line) => isAmount(line.amount)) && isAmount(command.toSupply?.amount ?? 1)
    ? undefined
    : { code: 'amount-invalid', itemId: command.itemId }

const expiredLine = (command: Assemble, today: LocalDate): Refusal | undefined => {
  const expiry = command.lines.find((line) => line.expiry !== null && line.expiry < today)?.expiry
  return expiry ? { code: 'product-expired', itemId: command.itemId, expiry } : undefined
}

// What the product file does not know, only a person can know: they say why.
const unknownPack = (command: Assemble): Refusal | undefined =>
  command.lines
    .map(({ pack }) => (pack?.parentCode === null ? reasonMissing(pack.reason ?? '') : undefined))
    .find((refusal) => refusal !== undefined)

const balanceRefusal = (command: Assemble, left: Hundredths, sum: Hundredths): Refusal | undefined => {
  const { itemId } = command
  if (left <= 0 && sum === 0 && command.toSupply === null) return { code: 'nothing-left-to-supply', itemId }
  if (sum > left) return left <= 0 ? { code: 'nothing-left-to-supply', itemId } : { code: 'too-much', itemId, left }
  if (sum < left && command.owing === null) return { code: 'owing-needed', itemId, short: left - sum }
  return sum === left && command.owing !== null ? { code: 'owing-not-needed', itemId } : undefined
}

// Owed parts included, nothing may be given after the last legal day, as far as the schedule is known here. A day promised before a
// schedule was answered stays as promised until somebody tells the patient another: `owedTooLate` finds it.
const promisedTooLate = (p: Prescription, item: Item, { itemId, owing }: Assemble): Refusal | undefined => {
  const lastDay = lastLegalDay(p.content, item.schedule)
  const promisedOn = owing?.promisedOn ?? null
  return promisedOn !== null && promisedOn > lastDay ? { code: 'promised-too-late', itemId, lastDay } : undefined
}

const pharmacistNeeded = (item: Item, { itemId, toSupply }: Assemble, role: Role): Refusal | undefined => {
  const prescribed = parseHundredths(item.content.quantity.value) ?? 0
  // What stands already a pharmacist decided, or it needed none.
  if (toSupply === null || toSupply.amount === item.toSupply || mayChangeAmount(role)) return undefined
  if (toSupply.amount > prescribed) return { code: 'amount-needs-pharmacist', itemId, why: 'more-than-prescribed' }
  return toSupply.amount !== prescribed && !anyoneMayChangeAmount(item.schedule)
    ? { code: 'amount-needs-pharmacist', itemId, why: 'controlled-drug' }
    : undefined
}

const assembleItem = (p: Prescription, item: Item, command: Assemble, context: DecideContext): Decision => {
  const out = amountOf(outPortions(item))
  const cameBack = amountOf(portionsHere(item).filter((portion) => portion.cameBack))
  const toSupply = command.toSupply?.amount ?? item.toSupply
  const sum = command.lines.reduce((total, line) => total + line.amount, 0)
  const left = toSupply - out - cameBack
  return unless(
    [
      invalidAmount(command),
      expiredLine(command, context.today),
      unknownPack(command),
      command.toSupply ? reasonMissing(command.toSupply.reason) : undefined,
      command.owing ? reasonMissing(command.owing.reason) : undefined,
      pharmacistNeeded(item, command, context.actor.role),
      promisedTooLate(p, item, command),
      placedPortions(item).length > 0 ? { code: 'already-placed', itemId: command.itemId } : undefined,
      toSupply < out ? { code: 'already-out', itemId: command.itemId } : undefined,
      left < 0 ? { code: 'too-much', itemId: command.itemId, left: 0 } : undefined,
      balanceRefusal(command, left, sum),
    ],
    () =>
      happened({
        type: 'assembled',
        itemId: command.itemId,
        portionId: command.lines.length > 0 ? `p${String(item.portionsMade + 1)}` : null,
        lines: command.lines,
        toSupply: command.toSupply,
        owing: command.owing ? { ...command.owing, amount: left - sum } : null,
      }),
  )
}

/**
 * Assembles all that is left of an item, or a part with the rest owed, or nothing with all of it owed. Replaces what was assembled
 * and not yet placed, and with it its accuracy check; what came back from a patient or courier is never replaced.
 */
export const assemble = (p: Prescription, command: Assemble, context: DecideContext): Decision =>
  forItems(p, [command.itemId], [notClosed], ([item]) =>
    item ? assembleItem(p, item, command, context) : refuse({ code: 'item-not-found', itemId: command.itemId }),
  )

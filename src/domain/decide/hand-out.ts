import type { CommandOf } from '../commands.ts'
import { collectorIsRecorded } from '../law.ts'
import { ageOn, chargeIsDue, fitsAge } from '../payment.ts'
import type { Item, Prescription } from '../prescription.ts'
import type { Refusal } from '../refusals.ts'
import { portionsToLeave } from '../supply.ts'
import { counsellingOf, counsellingRefusal } from './counselling.ts'
import { labelsRead } from './labels-read.ts'
import { happened, unless, type DecideContext, type Decision } from './decision.ts'
import { portionRefs } from './gates.ts'
import { leaving } from './leaving.ts'

type HandOut = CommandOf<'hand-out'>

const isBlank = (text: string | null): boolean => (text ?? '').trim() === ''

const collectorRefusal = ({ collector }: HandOut, items: readonly Item[]): Refusal | undefined => {
  if (!collector.saidAndMatched) return { code: 'not-said-and-matched' }
  if (collector.kind !== 'patient' && isBlank(collector.name)) return { code: 'collector-name-missing' }
  if (!items.some((item) => collectorIsRecorded(item.schedule))) return undefined
  if (collector.kind === 'healthcare-professional' && isBlank(collector.address))
    return { code: 'collector-address-missing' }
  return !collector.identityAsked && isBlank(collector.notAskedWhy) ? { code: 'identity-not-asked' } : undefined
}

const paymentRefusal = (
  p: Prescription,
  { payment }: HandOut,
  items: readonly Item[],
  { today }: DecideContext,
): Refusal | undefined => {
  if (!chargeIsDue(p, items)) return payment === null ? undefined : { code: 'payment-not-asked' }
  if (payment === null) return { code: 'payment-unanswered' }
  if (payment.how === 'free') return undefined
  if (payment.how === 'paid') {
    const counts = [payment.charges, payment.pence].every((count) => Number.isSafeInteger(count) && count > 0)
    return counts ? undefined : { code: 'payment-invalid' }
  }
  const age = ageOn(p.content.patient.birthDate, today)
  if (!fitsAge(payment.category, age)) return { code: 'exemption-not-by-age', age }
  return (payment.category === 'A') === (payment.evidence === 'birth-date') ? undefined : { code: 'payment-invalid' }
}

/** Gives what is placed of the items to a person at the counter; the law is asked again, today. */
export const handOut = (p: Prescription, command: HandOut, context: DecideContext): Decision =>
  leaving(
    p,
    command.itemIds,
    context,
    (route) => route === 'collect',
    (items) => {
      const { collector, payment } = command
      const counselling = counsellingOf(p, command.counselling)
      return unless(
        [
          collectorRefusal(command, items),
          counsellingRefusal(p, command.counselling),
          paymentRefusal(p, command, items, context),
        ],
        () =>
          happened({
            type: 'handed-out',
            portions: portionRefs(items, portionsToLeave),
            collector,
            payment,
            counselling,
            ...labelsRead(items, command),
          }),
      )
    },
  )

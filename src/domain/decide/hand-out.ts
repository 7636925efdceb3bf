import type { CommandOf } from '../commands.ts'
import { identityMustBeAsked } from '../law.ts'
import type { Prescription } from '../prescription.ts'
import { placedPortions } from '../supply.ts'
import { happened, unless, type DecideContext, type Decision } from './decision.ts'
import { portionRefs } from './gates.ts'
import { leaving } from './leaving.ts'

/** Gives what is placed of the items to a person at the counter; the law is asked again, today. */
export const handOut = (p: Prescription, command: CommandOf<'hand-out'>, context: DecideContext): Decision =>
  leaving(
    p,
    command.itemIds,
    context,
    (route) => route === 'collect',
    (items) => {
      const { collector } = command
      const nameless = collector.kind !== 'patient' && (collector.name ?? '').trim() === ''
      const mustAsk = items.some((item) => identityMustBeAsked(item.schedule))
      return unless(
        [
          nameless ? { code: 'collector-name-missing' } : undefined,
          mustAsk && !collector.identityAsked ? { code: 'identity-not-asked' } : undefined,
        ],
        () => happened({ type: 'handed-out', portions: portionRefs(items, placedPortions), collector }),
      )
    },
  )

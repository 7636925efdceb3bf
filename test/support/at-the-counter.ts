import type { CommandOf } from '../../src/domain/commands.ts'
import { chargeIsDue } from '../../src/domain/payment.ts'
import type { Collector, Prescription } from '../../src/domain/prescription.ts'

/** The patient, who said name and address and was asked to show who they are; give only what matters. */
export const aCollector = (given: Partial<Collector> = {}): Collector => ({
  kind: 'patient',
  name: null,
  address: null,
  saidAndMatched: true,
  identityAsked: true,
  identitySeen: false,
  notAskedWhy: null,
  ...given,
})

/** A hand-out with every question answered that this prescription asks; give only what matters. */
export const aHandOut = (
  p: Prescription | undefined,
  itemIds: readonly string[],
  given: Partial<CommandOf<'hand-out'>> = {},
): CommandOf<'hand-out'> => {
  const items = p?.items.filter((item) => itemIds.includes(item.content.id)) ?? []
  const due = p !== undefined && chargeIsDue(p, items)
  return {
    type: 'hand-out',
    itemIds,
    collector: aCollector(),
    payment: due ? { how: 'paid', charges: items.length, pence: items.length * 990 } : null,
    counselling: (p?.clinicalCheck?.counsel ?? null) === null ? null : { answer: 'given', why: null },
    noLabel: 'Label cannot be read',
    ...given,
  }
}

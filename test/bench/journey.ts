import type { Command } from '../../src/domain/commands.ts'
import type { Actor } from '../../src/domain/people.ts'
import type { Prescription } from '../../src/domain/prescription.ts'
import { people } from '../support/people.ts'

/** One act of a prescription's way, as the person does it who would. */
export interface JourneyStep {
  readonly actor: Actor
  readonly commands: readonly Command[]
}

/** The acts from arrival to the patient's hand, each from the state the one before left. */
export const journey: readonly ((prescription: Prescription) => JourneyStep)[] = [
  () => ({
    actor: people.pharmacist,
    commands: [{ type: 'record-clinical-check', outcome: 'passed', note: null, schedules: {} }],
  }),
  ({ items }) => ({
    actor: people.dispenser,
    commands: items.map(({ content, toSupply }) => ({
      type: 'assemble',
      itemId: content.id,
      lines: [{ product: content.drug, amount: toSupply, batch: 'LOT7', expiry: null }],
      toSupply: null,
      owing: null,
    })),
  }),
  (prescription) => ({
    actor: people.technician,
    commands: [
      { type: 'record-accuracy-check', itemIds: itemIds(prescription), outcome: 'passed', selfCheckReason: null },
    ],
  }),
  (prescription) => ({
    actor: people.dispenser,
    commands: [
      {
        type: 'place-bag',
        bagId: `Bag ${prescription.id}`,
        itemIds: itemIds(prescription),
        place: { kind: 'shelf', label: 'A3' },
        route: 'collect',
      },
    ],
  }),
  (prescription) => ({
    actor: people.counter,
    commands: [
      {
        type: 'hand-out',
        itemIds: itemIds(prescription),
        collector: { kind: 'patient', name: null, identityAsked: true, identitySeen: true },
      },
    ],
  }),
]

const itemIds = ({ items }: Prescription): readonly string[] => items.map(({ content }) => content.id)

import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { DeskCommand } from '../../src/contract/commands.ts'
import type { Output } from '../../src/contract/index.ts'
import type { Place, Prescription } from '../../src/domain/prescription.ts'
import { workAs, type Worker } from './e2e.ts'
import { aHandOut } from './at-the-counter.ts'
import { answerOf } from './e2e-ask.ts'
import { passedCheck } from './passed-check.ts'
import { withFacts } from './with-facts.ts'

/** The acts of one prescription from its arrival to the patient's hand, in order. */
export const journey = ['check', 'assemble', 'accuracy', 'place', 'hand-out'] as const

/** One of them. */
export type Step = (typeof journey)[number]

/** Where a prescription stands after each act. */
export const stageAfter = {
  check: 'assemble',
  assemble: 'accuracy',
  accuracy: 'place',
  place: 'ready',
  'hand-out': 'done',
} as const satisfies Readonly<Record<Step, Output<'prescription:detail'>['stage']>>

const workerOf: Readonly<Record<Step, Worker>> = {
  check: 'pharmacist',
  assemble: 'pharmacist',
  accuracy: 'checker',
  place: 'pharmacist',
  'hand-out': 'pharmacist',
}

// Each prescription in a place and a bag of its own.
const placeOf = (id: string): { readonly label: string; readonly bagId: string } => {
  const sum = [...id].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0)
  return { label: `${'ABCD'.charAt(sum % 4)}${String((sum % 6) + 1)}`, bagId: id.slice(0, 6) }
}

/** What the screen would send for an act on all open items. */
export const commandsOf = (step: Step, p: Prescription): readonly DeskCommand[] => {
  const open = p.items.filter((item) => item.closed === null)
  const itemIds = open.map((item) => item.content.id)
  switch (step) {
    case 'check': {
      // A message gives the quantity in words where the law asks for it: Schedules 2 and 3.
      const schedules = open.map(
        ({ content }) => [content.id, content.quantityInWords === null ? 'none' : '3'] as const,
      )
      const { facts, ...check } = passedCheck(p, Object.fromEntries(schedules))
      return [{ ...check, facts: [...facts] }]
    }
    case 'assemble':
      return open.map(({ content, toSupply }) => ({
        type: 'assemble',
        itemId: content.id,
        lines: [{ product: content.drug, amount: toSupply, batch: 'LOT7', expiry: null }],
        toSupply: null,
        owing: null,
      }))
    case 'accuracy':
      return [{ type: 'record-accuracy-check', itemIds, outcome: 'passed', selfCheckReason: null }]
    case 'place': {
      const { label, bagId } = placeOf(p.id)
      return [
        {
          type: 'place-bag',
          bagId,
          itemIds,
          place: { kind: 'shelf', label },
          route: 'collect',
          elsewhere: 'Whatever it is, tests lay it on a shelf',
        },
      ]
    }
    case 'hand-out': {
      const { collector, payment, counselling, noLabel = '' } = aHandOut(p, itemIds)
      return [{ type: 'hand-out', itemIds, collector, payment, counselling, noLabel }]
    }
  }
}

/** Asks the page for an act on a prescription as it stands now, as the screen's dialog does; throws when it is refused. */
export async function giveCommands(
  page: Page,
  id: string,
  worker: Worker,
  commands: (p: Prescription) => readonly DeskCommand[],
): Promise<void> {
  const asPersonId = await workAs(page, worker)
  const { prescription } = await answerOf(page, 'prescription:detail', { id })
  const { version } = prescription
  const given = await Promise.all(
    commands(prescription).map((command) =>
      withFacts((asked) => answerOf(page, 'patient:check-facts', asked), id, command),
    ),
  )
  await answerOf(page, 'prescription:act', {
    actId: randomUUID(),
    asPersonId,
    happened: null,
    commands: given.map((command) => ({
      commandId: randomUUID(),
      prescriptionId: id,
      expectedVersion: version,
      command,
    })),
  })
}

/** Does one act of the journey on all of the prescription's open items. */
export const doStep = (page: Page, id: string, step: Step): Promise<void> =>
  giveCommands(page, id, workerOf[step], (prescription) => commandsOf(step, prescription))

/** Does what comes before, and puts the bag in its place to be delivered: the usual one, unless another is given. */
export async function placeForDelivery(page: Page, id: string, place?: Place): Promise<void> {
  for (const step of ['check', 'assemble', 'accuracy'] as const) await doStep(page, id, step)
  await giveCommands(page, id, 'pharmacist', (p) =>
    commandsOf('place', p).map((command) =>
      command.type === 'place-bag' ? { ...command, route: 'deliver', ...(place && { place }) } : command,
    ),
  )
}

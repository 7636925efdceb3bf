import { randomUUID } from 'node:crypto'
import type { DeskCommand } from '../../src/contract/commands.ts'
import type { Input, Output } from '../../src/contract/index.ts'
import type { Prescription } from '../../src/domain/prescription.ts'
import { practiceReleases } from '../../src/main/practice/scripts/practice-releases.ts'
import { nextStep } from '../support/next-step.ts'
import { randomAct } from '../support/random-command.ts'
import { withFacts } from '../support/with-facts.ts'
import type { AskedAct, Promised } from './asked.ts'
import type { DeskProcess } from './desk-process.ts'

/** Everything the people need: their desk, chance, and where what they are told is kept. */
export interface AtWork {
  readonly desk: DeskProcess
  readonly random: () => number
  readonly promised: Promised
  readonly personId: string
  /** How many messages were made so far; counted on by imports. */
  readonly messages: { made: number }
  readonly stopped: () => boolean
}

/** One person works, one question after the other, until told to stop or the app is gone. */
export const workOn = async (work: AtWork): Promise<void> => {
  while (!work.stopped()) {
    try {
      await somethingNext(work)
    } catch (error) {
      // Killed while asked. Anything else that goes wrong is an error of the torture itself.
      if (work.stopped()) return
      throw error
    }
  }
}

const somethingNext = async (work: AtWork): Promise<void> => {
  const { random, promised } = work
  if (promised.prescriptions.size < 4 || random() < 0.15) return importOne(work)
  const ids = [...promised.prescriptions]
  const one = ids[Math.floor(random() * ids.length)] ?? ''
  const other = ids[Math.floor(random() * ids.length)] ?? ''
  return random() < 0.15 && one !== other ? holdBoth(work, one, other) : actOn(work, one)
}

/** The next practice message as it is asked to be taken in. */
export const messageNumber = ({ random, messages }: Pick<AtWork, 'random' | 'messages'>): Input<'intake:import'> => {
  const from = messages.made
  messages.made += 1
  const [message] = practiceReleases({ ods: 'FA565', now: Date.now(), random, count: 1, from })
  if (message === undefined) throw new Error('No message was made')
  return { file: message.name, bytes: Buffer.from(message.bytes).toString('base64') }
}

/** Takes a practice message in and keeps what it brought. */
export const importOne = async (work: AtWork): Promise<void> => {
  const reply = await work.desk.ask('intake:import', messageNumber(work))
  if (reply.kind !== 'answer') throw new Error(`A message was not taken in: ${JSON.stringify(reply)}`)
  for (const { id } of reply.value.prescriptions) work.promised.prescriptions.add(id)
}

// Most of what people do brings a prescription on; the rest is anything, sensible or not.
const actOn = async (work: AtWork, id: string): Promise<void> => {
  const prescription = await prescriptionOf(work.desk, id)
  const onwards = work.random() < 0.7 ? nextStep(prescription) : undefined
  const commands = onwards ?? [randomAct(work.random, prescription, `Bag ${id}`).command as DeskCommand]
  const askFacts = async (asked: Input<'patient:check-facts'>): Promise<Output<'patient:check-facts'>> => {
    const reply = await work.desk.ask('patient:check-facts', asked)
    if (reply.kind !== 'answer') throw new Error(`The facts of an imported prescription were not told: ${reply.kind}`)
    return reply.value
  }
  const given = await Promise.all(
    commands.map(async (command) => ({ prescription, command: await withFacts(askFacts, id, command) })),
  )
  await askAct(work, given)
}

// Two prescriptions change together or not at all.
const holdBoth = async (work: AtWork, one: string, other: string): Promise<void> => {
  const [first, second] = [await prescriptionOf(work.desk, one), await prescriptionOf(work.desk, other)]
  const holds = [first, second].flatMap(({ items }) => items.map((item) => item.hold !== null))
  const [held = false] = holds
  if (holds.some((one) => one !== held)) return
  const commands = [first, second].map((prescription) => {
    const itemIds = prescription.items.map((item) => item.content.id)
    const command: DeskCommand = held
      ? { type: 'release-hold', itemIds, note: 'both' }
      : { type: 'hold', itemIds, reason: 'both' }
    return { prescription, command }
  })
  await askAct(work, commands)
}

const prescriptionOf = async (desk: DeskProcess, id: string): Promise<Prescription> => {
  const reply = await desk.ask('prescription:detail', { id })
  if (reply.kind !== 'answer') throw new Error(`An imported prescription is not there: ${JSON.stringify(reply)}`)
  return reply.value.prescription
}

const askAct = async (
  { desk, promised, personId }: AtWork,
  commands: readonly { readonly prescription: Prescription; readonly command: DeskCommand }[],
): Promise<void> => {
  const input: Input<'prescription:act'> = {
    actId: randomUUID(),
    asPersonId: personId,
    happened: null,
    commands: commands.map(({ prescription, command }) => ({
      commandId: randomUUID(),
      prescriptionId: prescription.id,
      expectedVersion: prescription.version,
      command,
    })),
  }
  const commandIds = input.commands.map(({ commandId }) => commandId)
  const asked: AskedAct = { actId: input.actId, commandIds, answered: null, settled: false, again: input }
  promised.acts.set(input.actId, asked)
  await pressed(desk, asked)
}

/** Presses an act's button, also once more after a restart, and keeps what was answered. */
export const pressed = async (desk: DeskProcess, asked: AskedAct): Promise<void> => {
  const reply = await desk.ask('prescription:act', asked.again as Input<'prescription:act'>)
  if (reply.kind === 'fault') throw new Error(`An act came to a fault, reference ${reply.reference}`)
  asked.settled = true
  if (reply.kind === 'answer')
    asked.answered = reply.value.prescriptions.map(({ id, version, eventIds }) => ({ id, version, eventIds }))
}

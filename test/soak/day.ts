import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { DeskCommand } from '../../src/contract/commands.ts'
import type { Person } from '../../src/contract/desk.ts'
import type { Input, Output } from '../../src/contract/index.ts'
import { isOpen } from '../../src/domain/supply.ts'
import { practiceReleases } from '../../src/main/practice/scripts/practice-releases.ts'
import { nextStep } from '../support/next-step.ts'
import { randomAct } from '../support/random-command.ts'
import { signOn } from '../support/sign-on.ts'
import { withFacts } from '../support/with-facts.ts'
import type { Nhs } from './nhs.ts'
import type { Line, Pharmacy } from './pharmacy.ts'

/** A pharmacy in the middle of its days. */
export interface Soak {
  readonly pharmacy: Pharmacy
  readonly nhs: Nhs
  readonly random: () => number
  readonly perDay: number
  /** What people still work on; what is finished is let go. */
  readonly open: string[]
  readonly done: { acts: number; refused: number; imported: number; backups: number; updates: number }
}

const ods = 'FA565'
const hourMs = 3_600_000
const bursts = 6
const staff = [
  { name: 'Aisha Karim', role: 'pharmacist', registration: null },
  { name: 'Ben Tully', role: 'pharmacist', registration: null },
  { name: 'Cara Lowe', role: 'dispenser', registration: null },
] as const

/** Hires the staff and says where backups go; once, on an open desk. */
export const setUp = async ({ pharmacy }: Soak): Promise<void> => {
  for (const person of staff) {
    await pharmacy.answer('screen 0', 'desk:add-person', person)
    const [first] = await pharmacistsFirst(pharmacy)
    await pharmacy.answer('screen 0', 'desk:start-work', { personId: first!.id })
  }
  const folder = path.join(path.dirname(pharmacy.dataDir), 'backups')
  await pharmacy.answer('screen 0', 'backup:choose-target', { folder })
  await pharmacy.atRest()
}

// Hired in the same instant, they have no order of their own.
const pharmacistsFirst = async (pharmacy: Pharmacy): Promise<readonly Person[]> => {
  const { people } = await pharmacy.answer('screen 0', 'desk:state', {})
  return people.toSorted((one, other) => Number(other.role === 'pharmacist') - Number(one.role === 'pharmacist'))
}

const pick = <T>(random: () => number, from: readonly T[]): T => from[Math.floor(random() * from.length)]!

// Of a number that the bursts do not divide, some bring one more.
const inBurst = (perDay: number, burst: number): number =>
  Math.floor((perDay * (burst + 1)) / bursts) - Math.floor((perDay * burst) / bursts)

/** One day from eight in the morning until nine at night, UTC; until the next the PC is asleep. */
export const aDay = async (soak: Soak, midnight: number): Promise<void> => {
  const { pharmacy, nhs, random } = soak
  await pharmacy.asleepUntil(midnight + 8 * hourMs)
  const people = await pharmacistsFirst(pharmacy)
  for (const [at, person] of people.entries())
    await pharmacy.answer(`screen ${at}`, 'desk:start-work', { personId: person.id })
  await signOn((name, input) => pharmacy.answer('screen 0', name, input), people[0]!.id)
  const [cutAt, faultsAt] = [Math.floor(random() * bursts * 2), Math.floor(random() * bursts * 2)]
  for (let burst = 0; burst < bursts; burst += 1) {
    pharmacy.setLine(burst === cutAt ? pick<Line>(random, ['no-network', 'timeout', 'lost']) : 'on')
    await nhs.setFaults(burst === faultsAt ? 0.4 : 0, Math.floor(random() * 1e6))
    await arrivals(soak, inBurst(soak.perDay, burst))
    await Promise.all(people.map((person, at) => workAWhile(soak, `screen ${at}`, person)))
    await pharmacy.atRest()
    await pharmacy.until(pharmacy.now() + Math.round((0.7 + random()) * hourMs))
  }
  pharmacy.setLine('on')
  await nhs.setFaults(0, 1)
  await pharmacy.until(Math.max(pharmacy.now(), midnight + 21 * hourMs))
  await daysEnd(soak, people)
  soak.done.backups = (await pharmacy.answer('screen 0', 'backup:state', {})).kept ?? 0
}

const daysEnd = async ({ pharmacy }: Soak, people: readonly Person[]): Promise<void> => {
  await pharmacy.answer('screen 0', 'reports:days-end', {})
  const { spell, version } = await pharmacy.answer('screen 0', 'duty:state', {})
  if (spell !== null)
    await pharmacy.answer('screen 0', 'duty:act', {
      commandId: randomUUID(),
      asPersonId: people[0]!.id,
      expectedVersion: version,
      happened: null,
      command: { type: 'sign-off', spellId: spell.id, reason: null },
    })
  for (const at of people.keys()) await pharmacy.answer(`screen ${at}`, 'desk:lock', {})
}

const arrivals = async ({ pharmacy, random, open, done }: Soak, count: number): Promise<void> => {
  const messages = practiceReleases({ ods, now: pharmacy.now(), random, count, from: done.imported })
  done.imported += count
  for (const { name, bytes } of messages) {
    const input = { file: name, bytes: Buffer.from(bytes).toString('base64') }
    const { prescriptions } = await pharmacy.answer('screen 0', 'intake:import', input)
    open.push(...prescriptions.map(({ id }) => id))
  }
}

// Most acts bring a prescription on; the rest is anything, sensible or not. Between them the screen asks what it shows.
const workAWhile = async (soak: Soak, screen: string, person: Person): Promise<void> => {
  const { pharmacy, random, open, perDay } = soak
  const acts = Math.round((perDay / bursts) * 2.2)
  for (let n = 0; n < acts && open.length > 0; n += 1) {
    const id = pick(random, open)
    await look(pharmacy, screen)
    await actOn(soak, screen, person, id)
  }
}

const look = async (pharmacy: Pharmacy, screen: string): Promise<void> => {
  await pharmacy.answer(screen, 'queue:page', { stage: 'check', search: '', after: null, limit: 50 })
  await pharmacy.answer(screen, 'queue:counts', {})
  await pharmacy.answer(screen, 'sync:state', {})
  await pharmacy.answer(screen, 'health:state', {})
}

const actOn = async (soak: Soak, screen: string, person: Person, id: string): Promise<void> => {
  const { pharmacy, random, open, done } = soak
  const { prescription } = await pharmacy.answer(screen, 'prescription:detail', { id })
  const onwards = random() < 0.85 ? nextStep(prescription) : undefined
  if (!prescription.items.some(isOpen) || open.length > 4 * soak.perDay) {
    const at = open.indexOf(id)
    if (at >= 0) open.splice(at, 1)
    return
  }
  const commands = onwards ?? [randomAct(random, prescription, `Bag ${id}`).command as DeskCommand]
  const facts = (asked: Input<'patient:check-facts'>): Promise<Output<'patient:check-facts'>> =>
    pharmacy.answer(screen, 'patient:check-facts', asked)
  const given = await Promise.all(commands.map((command) => withFacts(facts, id, command)))
  const reply = await pharmacy.ask(screen, 'prescription:act', {
    actId: randomUUID(),
    asPersonId: person.id,
    happened: null,
    commands: given.map((command) => ({
      commandId: randomUUID(),
      prescriptionId: id,
      expectedVersion: prescription.version,
      command,
    })),
  })
  if (reply.kind === 'fault') throw new Error(`An act came to a fault, reference ${reply.reference}`)
  if (reply.kind === 'answer') done.acts += 1
  else done.refused += 1
}

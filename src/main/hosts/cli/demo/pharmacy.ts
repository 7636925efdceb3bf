import type { Output } from '../../../../contract/index.ts'
import { startDeskProcess, type DeskProcess } from './child.ts'
import { openCounter, type Counter } from './counter.ts'
import type { DemoPorts } from './demo-ports.ts'

/** The pharmacy of the demo: its desk, the people at it, and what came in by practice patient. */
export interface Pharmacy {
  /** Both are other ones after `killAndStart`. */
  readonly desk: DeskProcess
  readonly counter: Counter
  /** Ids here of a patient's prescriptions in order of arrival; two for two issues. */
  readonly ids: ReadonlyMap<string, readonly string[]>
  /** Line items that came in, both issues of a repeat prescription counted. */
  readonly items: number
  /** The prescription that came in last for a patient. */
  readonly idOf: (patient: string) => string
  readonly takeIn: (patient: string, issue?: number) => Promise<void>
  /** The item ids of that prescription, in its order. */
  readonly itemsOf: (patient: string) => Promise<string[]>
  /** Changes the setting of how long a "ready" is held back before it is sent. */
  readonly waitBeforeReady: (seconds: number) => Promise<void>
  /** Waits until nothing is waiting to be sent any more; rejects with `NotSent` when nothing moves for twenty seconds. */
  readonly sent: () => Promise<void>
  /** Waits until so many updates need a person. */
  readonly needsPerson: (count: number) => Promise<void>
  /** Kills the desk at this instant and starts another on the same folder. */
  readonly killAndStart: () => Promise<void>
}

/** Its folder, its line, and whether what is at the other end answers without looking. */
export interface Premises {
  readonly dataDir: string
  readonly psuUrl: string
  readonly canned: boolean
}

/** What is being sent gets nowhere; `message` says what the line says. */
export class NotSent extends Error {}

type SyncState = Output<'sync:state'>

const lookEveryMs = 15
const patienceMs = 20_000

/** Opens a pharmacy on a new folder, with everybody at work and nothing held back. */
export const openPharmacy = async (ports: DemoPorts, premises: Premises): Promise<Pharmacy> => {
  const desk = await startDeskProcess(ports.commandLine, premises)
  try {
    return await pharmacyAt(ports, premises, desk)
  } catch (error) {
    // Nobody else knows of the process yet.
    await desk.stop()
    throw error
  }
}

const pharmacyAt = async (ports: DemoPorts, premises: Premises, opened: DeskProcess): Promise<Pharmacy> => {
  const ids = new Map<string, readonly string[]>()
  const messages = new Map<string, readonly string[]>()
  let items = 0
  let desk = opened
  let counter = await openCounter(desk, ports.newId)

  const waitBeforeReady = async (readyDelaySeconds: number): Promise<void> => {
    const { settings } = await desk.ask('demo', 'desk:state', {})
    await desk.ask('pharmacist', 'desk:change-settings', { settings: { ...settings, readyDelaySeconds } })
  }
  const settled = async (test: (state: SyncState) => boolean): Promise<void> => {
    let before = -1
    let movedAt = ports.now()
    for (;;) {
      const state = await desk.ask('demo', 'sync:state', {})
      if (test(state)) return
      if (state.waiting !== before) movedAt = ports.now()
      before = state.waiting
      if (ports.now() - movedAt > patienceMs)
        throw new NotSent(`${state.waiting} updates wait and nothing moves; the line says: ${state.line.kind}.`)
      await new Promise<void>((resolve) => ports.after(lookEveryMs, resolve))
    }
  }
  const idOf = (patient: string): string => {
    const id = ids.get(patient)?.at(-1)
    if (id === undefined) throw new Error(`Nothing came in for ${patient}`)
    return id
  }
  await waitBeforeReady(0)
  return {
    get desk() {
      return desk
    },
    get counter() {
      return counter
    },
    ids,
    get items() {
      return items
    },
    idOf,
    takeIn: async (patient, issue = 1) => {
      const issues = messages.get(patient) ?? ports.releasesFor(patient)
      messages.set(patient, issues)
      const { outcome, prescriptions, reasons } = await counter.takeIn(`${patient}.json`, issues[issue - 1] ?? '')
      if (outcome !== 'imported') throw new Error(`${patient} was not taken in: ${outcome} ${JSON.stringify(reasons)}`)
      ids.set(patient, [...(ids.get(patient) ?? []), ...prescriptions.map(({ id }) => id)])
      items += prescriptions.reduce((sum, one) => sum + one.items, 0)
    },
    itemsOf: async (patient) =>
      (await counter.detail(idOf(patient))).prescription.items.map(({ content }) => content.id),
    waitBeforeReady,
    sent: () => settled(({ waiting }) => waiting === 0),
    needsPerson: (count) => settled(({ needsYou }) => needsYou === count),
    killAndStart: async () => {
      await desk.kill()
      desk = await startDeskProcess(ports.commandLine, premises)
      counter = await openCounter(desk, ports.newId)
    },
  }
}

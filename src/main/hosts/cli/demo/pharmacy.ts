import { startDeskProcess, type DeskProcess } from './child.ts'
import { openCounter, type Counter } from './counter.ts'
import type { DemoPorts } from './demo-ports.ts'

/** The pharmacy of the demo: its desk, the people at it, and what came in by practice patient. */
export interface Pharmacy {
  readonly desk: DeskProcess
  readonly counter: Counter
  /** Ids here of a patient's prescriptions in order of arrival; two for two issues. */
  readonly ids: Map<string, string[]>
  /** Line items that came in, both issues of a repeat prescription counted. */
  readonly items: () => number
  /** The prescription a patient's newest paper is about. */
  readonly idOf: (patient: string) => string
  readonly takeIn: (patient: string, issue?: number) => Promise<void>
  /** All item ids of a prescription, and one of them counted from 1. */
  readonly itemsOf: (patient: string) => Promise<readonly string[]>
  /** Changes the setting of how long a "ready" is held back before it is sent. */
  readonly waitBeforeReady: (seconds: number) => Promise<void>
  /** Waits until nothing is waiting to be sent any more. */
  readonly sent: () => Promise<void>
  /** Waits until so many updates need a person. */
  readonly needsPerson: (count: number) => Promise<void>
  /** Kills the desk and starts another on the same folder. */
  readonly killed: () => Promise<Pharmacy>
}

const lookEveryMs = 15
const patienceMs = 60_000

/** What survives a killed desk: only what the demo itself remembers of papers. */
interface Papers {
  readonly ids: Map<string, string[]>
  readonly messages: Map<string, readonly string[]>
  items: number
}

/** Opens a pharmacy on a new folder. */
export const openPharmacy = (ports: DemoPorts, dataDir: string, lineUrl: string): Promise<Pharmacy> =>
  open(ports, dataDir, lineUrl, { ids: new Map(), messages: new Map(), items: 0 })

const open = async (ports: DemoPorts, dataDir: string, lineUrl: string, papers: Papers): Promise<Pharmacy> => {
  const desk = await startDeskProcess(ports.desk(dataDir, lineUrl))
  const counter = await openCounter(desk, ports.newId)
  const waitBeforeReady = async (readyDelaySeconds: number): Promise<void> => {
    const { settings } = await desk.ask('demo', 'desk:state', {})
    await desk.ask('pharmacist', 'desk:change-settings', { settings: { ...settings, readyDelaySeconds } })
  }
  await waitBeforeReady(0)

  const until = async (what: string, test: () => Promise<boolean>): Promise<void> => {
    const startedAt = ports.now()
    while (!(await test())) {
      if (ports.now() - startedAt > patienceMs) throw new Error(`Waited too long: ${what}`)
      await new Promise<void>((resolve) => ports.after(lookEveryMs, resolve))
    }
  }
  const idOf = (patient: string): string => {
    const id = papers.ids.get(patient)?.at(-1)
    if (id === undefined) throw new Error(`Nothing came in for ${patient}`)
    return id
  }
  return {
    desk,
    counter,
    ids: papers.ids,
    items: () => papers.items,
    idOf,
    waitBeforeReady,
    takeIn: async (patient, issue = 1) => {
      const messages = papers.messages.get(patient) ?? ports.releasesFor(patient)
      papers.messages.set(patient, messages)
      const { outcome, prescriptions, reasons } = await counter.takeIn(`${patient}.json`, messages[issue - 1] ?? '')
      if (outcome !== 'imported') throw new Error(`${patient} was not taken in: ${outcome} ${JSON.stringify(reasons)}`)
      papers.ids.set(patient, [...(papers.ids.get(patient) ?? []), ...prescriptions.map(({ id }) => id)])
      papers.items += prescriptions.reduce((sum, { items }) => sum + items, 0)
    },
    itemsOf: async (patient) =>
      (await counter.detail(idOf(patient))).prescription.items.map(({ content }) => content.id),
    sent: () => until('the outbox to be empty', async () => (await desk.ask('demo', 'sync:state', {})).waiting === 0),
    needsPerson: (count) =>
      until('an update to need a person', async () => (await desk.ask('demo', 'sync:state', {})).needsYou === count),
    killed: async () => {
      await desk.kill()
      return open(ports, dataDir, lineUrl, papers)
    },
  }
}

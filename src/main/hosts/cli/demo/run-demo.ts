import { exitCodes } from '../exit-codes.ts'
import { isSound } from '../report-verification.ts'
import type { Terminal } from '../terminal.ts'
import { startStandIn } from './child.ts'
import { agrees, lateReadies, readBack, type ToldItem } from './compare.ts'
import type { DemoPorts } from './demo-ports.ts'
import { expected } from './expected.ts'
import { openLine, type Line } from './line.ts'
import { openPharmacy, type Pharmacy } from './pharmacy.ts'
import { afternoon, midday, morning, trouble } from './story.ts'

/** What the demo was asked: another endpoint, or faults of its own one. */
export interface DemoAsked {
  readonly psu: string | null
  readonly faults: { readonly rate: number; readonly seed: number } | null
}

/** Runs a day's work and compares what the NHS was told with what it should have been; 2 unless all agrees. */
export const runDemo = async (terminal: Terminal, ports: DemoPorts, asked: DemoAsked): Promise<number> => {
  const startedAt = ports.now()
  const seconds = (): number => Math.round((ports.now() - startedAt) / 10) / 100
  const narrate = (what: string): void => {
    terminal.out(
      terminal.json ? JSON.stringify({ seconds: seconds(), what }) : `${seconds().toFixed(2).padStart(6)} s  ${what}`,
    )
  }
  const folder = ports.makeFolder()
  const standIn = asked.psu === null ? await startStandIn(ports.standIn(folder, asked.faults)) : null
  const endpoint = standIn?.url ?? asked.psu ?? ''
  const line = await openLine(endpoint, ports.exchange)
  try {
    const told = await day({ ports, folder, endpoint, line, narrate })
    const badLine = asked.faults !== null
    const wrong = told.items.filter((item) => !agrees(item, badLine))
    for (const { patient, number, told: said, expected: wanted } of wrong)
      narrate(`${patient}, item ${number}: expected ${wanted.statuses.join(' → ')}; was told ${said.join(' → ')}.`)
    const late = lateReadies(line.seen())
    if (late.length > 0) narrate(`${late.length} “Ready” left after its hand-out.`)
    const { outbox, ...verification } = ports.examineFile(folder)
    const endpointMatches = wrong.length === 0 && late.length === 0 && outbox.open === 0
    const ledgerOk = isSound(verification)
    const { enqueued, recorded, superseded, overtaken, parked } = outbox
    const summary = {
      prescriptions: told.prescriptions,
      items: told.count,
      events: verification.events,
      enqueued,
      recorded,
      superseded,
      overtaken,
      parked,
      endpointMatches,
      ledgerOk,
      seconds: seconds(),
    }
    terminal.out(JSON.stringify(summary))
    return endpointMatches && ledgerOk ? exitCodes.ok : exitCodes.refused
  } finally {
    await line.stop()
    await standIn?.stop()
    ports.removeFolder(folder)
  }
}

interface Day {
  readonly ports: DemoPorts
  readonly folder: string
  readonly endpoint: string
  readonly line: Line
  readonly narrate: (what: string) => void
}

interface Told {
  readonly prescriptions: number
  readonly count: number
  readonly items: readonly ToldItem[]
}

const day = async ({ ports, folder, endpoint, line, narrate }: Day): Promise<Told> => {
  let pharmacy = await openPharmacy(ports, folder, line.url)
  try {
    const telling = { pharmacy, line, narrate }
    await morning(telling)
    await midday(telling)
    await trouble(telling)
    pharmacy = await afternoon(telling)
    const items = await toldItems(pharmacy, ports, endpoint, narrate)
    const prescriptions = [...pharmacy.ids.values()].flat().length
    return { prescriptions, count: pharmacy.items(), items }
  } finally {
    await pharmacy.desk.stop()
  }
}

const toldItems = async (
  pharmacy: Pharmacy,
  ports: DemoPorts,
  endpoint: string,
  narrate: (what: string) => void,
): Promise<readonly ToldItem[]> => {
  const told: ToldItem[] = []
  let silent = false
  for (const [patient, wanted] of Object.entries(expected)) {
    const [first = ''] = pharmacy.idOf(patient).split('/')
    const held = await readBack(ports.exchange, endpoint, first)
    silent ||= held === undefined
    const said = held ?? (await answered(pharmacy, patient))
    const itemIds = await pharmacy.itemsOf(patient)
    wanted.forEach((item, at) =>
      told.push({ patient, number: at + 1, expected: item, told: said.get(itemIds[at] ?? '') ?? [] }),
    )
  }
  narrate(
    silent
      ? 'The endpoint does not say what it holds: its answers are compared with the table written beforehand.'
      : 'What the endpoint holds is compared with the table written beforehand.',
  )
  return told
}

/** What the endpoint's answers told us it recorded, by item, in the order of the acts. */
const answered = async (pharmacy: Pharmacy, patient: string): Promise<ReadonlyMap<string, readonly string[]>> => {
  const said = new Map<string, readonly string[]>()
  for (const prescriptionId of pharmacy.ids.get(patient) ?? []) {
    const { rows } = await pharmacy.desk.ask('demo', 'sync:history', { prescriptionId })
    for (const { itemId, status, state } of rows)
      if (state === 'recorded') said.set(itemId, [...(said.get(itemId) ?? []), status])
  }
  return said
}

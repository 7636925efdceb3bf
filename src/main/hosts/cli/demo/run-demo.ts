import { exitCodes } from '../exit-codes.ts'
import { isSound } from '../report-verification.ts'
import { writeRefusal, type Terminal } from '../terminal.ts'
import { startStandIn } from './child.ts'
import { agrees, lateReadies } from './compare.ts'
import type { DemoPorts } from './demo-ports.ts'
import { openLine, type Line } from './line.ts'
import { NotSent, openPharmacy, type Pharmacy } from './pharmacy.ts'
import { afternoon, midday, morning, trouble, type Narrate } from './story.ts'
import { whatWasTold, type Endpoint } from './told.ts'

/** What the demo was asked: another endpoint, or faults of its own one. */
export interface DemoAsked {
  readonly psu: string | null
  readonly faults: { readonly rate: number; readonly seed: number } | null
}

const sandboxHost = 'sandbox.api.service.nhs.uk'

/** Runs a day's work and compares what the NHS was told with what it should have been; 2 unless all agrees. */
export const runDemo = async (terminal: Terminal, ports: DemoPorts, asked: DemoAsked): Promise<number> => {
  const startedAt = ports.now()
  const seconds = (): number => Math.round((ports.now() - startedAt) / 10) / 100
  const narrate: Narrate = (what) => {
    const at = seconds()
    terminal.out(terminal.json ? JSON.stringify({ seconds: at, what }) : `${at.toFixed(2).padStart(6)} s  ${what}`)
  }
  if (asked.psu !== null && !(await answers(ports, asked.psu))) {
    writeRefusal(terminal, 'no-reply', `There is no reply from ${asked.psu}. Check the address and that it is running.`)
    return exitCodes.refused
  }
  const folder = ports.makeFolder()
  try {
    const day = await withEndpoint({ ports, folder, asked, narrate })
    const { outbox, ...verification } = ports.examineFile(folder)
    const endpointMatches = day.matches && outbox.open === 0
    const ledgerOk = isSound(verification)
    const { enqueued, recorded, superseded, overtaken, parked } = outbox
    terminal.out(
      JSON.stringify({
        prescriptions: day.prescriptions,
        items: day.items,
        events: verification.events,
        enqueued,
        recorded,
        superseded,
        overtaken,
        parked,
        endpointMatches,
        ledgerOk,
        seconds: seconds(),
      }),
    )
    return endpointMatches && ledgerOk ? exitCodes.ok : exitCodes.refused
  } finally {
    ports.removeFolder(folder)
  }
}

const answers = async ({ exchange }: DemoPorts, url: string): Promise<boolean> =>
  (await exchange({ method: 'GET', url: `${url.replace(/\/+$/, '')}/metadata`, headers: {}, body: null })) !== null

interface Setting {
  readonly ports: DemoPorts
  readonly folder: string
  readonly asked: DemoAsked
  readonly narrate: Narrate
}

interface Day {
  readonly prescriptions: number
  readonly items: number
  readonly matches: boolean
}

const withEndpoint = async (setting: Setting): Promise<Day> => {
  const { ports, folder, asked, narrate } = setting
  const standIn = asked.psu === null ? await startStandIn(ports.standIn, `${folder}-nhs`, asked.faults) : null
  const url = standIn?.url ?? asked.psu ?? ''
  const line = await openLine(url, ports.exchange)
  narrate(
    standIn === null
      ? `The pharmacy opens and speaks to ${new URL(url).host}.`
      : 'The pharmacy opens. A stand-in for the NHS runs beside it as a process of its own.',
  )
  try {
    return await wholeDay(setting, { url, canned: new URL(url).hostname === sandboxHost }, line)
  } catch (error) {
    // Only invented people are in it, so what went wrong may be said in full.
    if (error instanceof Error) narrate(error.message)
    throw error
  } finally {
    await line.stop()
    await standIn?.stop()
    if (standIn !== null) ports.removeFolder(`${folder}-nhs`)
  }
}

const wholeDay = async ({ ports, folder, asked, narrate }: Setting, endpoint: Endpoint, line: Line): Promise<Day> => {
  const pharmacy = await openPharmacy(ports, { dataDir: folder, psuUrl: line.url, canned: endpoint.canned })
  let matches = false
  try {
    const telling = { pharmacy, line, narrate }
    await morning(telling)
    await midday(telling)
    await trouble(telling)
    await afternoon(telling)
    matches = await compare({ ports, pharmacy, endpoint, line, narrate, badLine: asked.faults !== null })
  } catch (error) {
    // An endpoint that takes nothing is a result of the demo, not a fault in it.
    if (!(error instanceof NotSent)) throw error
    narrate(error.message)
  } finally {
    await pharmacy.desk.stop()
  }
  return { prescriptions: [...pharmacy.ids.values()].flat().length, items: pharmacy.items, matches }
}

interface Comparing {
  readonly ports: DemoPorts
  readonly pharmacy: Pharmacy
  readonly endpoint: Endpoint
  readonly line: Line
  readonly narrate: Narrate
  readonly badLine: boolean
}

const compare = async ({ ports, pharmacy, endpoint, line, narrate, badLine }: Comparing): Promise<boolean> => {
  const { items, from } = await whatWasTold(ports, pharmacy, endpoint)
  narrate(
    from === 'read-back'
      ? 'What the endpoint holds is compared with the table written beforehand.'
      : 'The endpoint does not say what it holds: its answers are compared with the table written beforehand.',
  )
  const wrong = items.filter((item) => !agrees(item, badLine))
  for (const { patient, number, told, expected } of wrong)
    narrate(`${patient}, item ${number}: expected ${said(expected.statuses)}; was told ${said(told)}.`)
  const late = lateReadies(line.seen())
  if (late.length > 0) narrate(`${late.length} “Ready” left after word of the hand-out.`)
  return wrong.length === 0 && late.length === 0
}

const said = (statuses: readonly string[]): string => (statuses.length === 0 ? 'nothing' : statuses.join(' → '))

import { openForCommand } from '../../src/main/desk/open-for-command.ts'
import { verifyFile } from '../../src/main/desk/verify-file.ts'
import { realPorts } from '../../src/main/compose.ts'
import { seededRandom } from '../support/seeded-random.ts'
import { aDay, setUp, type Soak } from './day.ts'
import { measure, type Measured } from './measure.ts'
import { startNhs } from './nhs.ts'
import { makePharmacy } from './pharmacy.ts'
import { slopesOf, type Slope } from './slope.ts'

/** What is asked for. `worker` is the built thread, `entry` the built file that can also be the NHS. */
export interface SoakPlan {
  readonly days: number
  readonly perDay: number
  readonly seed: number
  readonly worker: string
  readonly entry: string
  readonly each: (measured: Measured) => void
}

/** What it came to. `sound`: at the end the ledger is whole, its replay gives the tables, and every update is there. */
export interface SoakFound {
  readonly days: readonly Measured[]
  readonly slopes: readonly Slope[]
  readonly done: Soak['done']
  readonly faults: number
  readonly sound: boolean
}

const dayMs = 24 * 3_600_000
const firstDay = Date.parse('2026-11-16T00:00:00Z')
// The app is closed and another version opens the file, as an update does.
const daysBetweenUpdates = 25

/** Lets a pharmacy work for so many days in one process and measures it at the end of each. */
export const soak = async (plan: SoakPlan): Promise<SoakFound> => {
  const random = seededRandom(plan.seed)
  const nhs = await startNhs(plan.entry)
  const pharmacy = makePharmacy(nhs, plan.worker, random, firstDay + 7 * 3_600_000)
  const done = { acts: 0, refused: 0, imported: 0, backups: 0, updates: 0 }
  const soaked: Soak = { pharmacy, nhs, random, perDay: plan.perDay, open: [], done }
  const days: Measured[] = []
  try {
    await pharmacy.open('0.1.0')
    await setUp(soaked)
    for (let day = 1; day <= plan.days; day += 1) {
      await aDay(soaked, firstDay + (day - 1) * dayMs)
      const measured = measure(pharmacy, day)
      days.push(measured)
      plan.each(measured)
      if (day % daysBetweenUpdates === 0 && day < plan.days) {
        done.updates += 1
        await pharmacy.close()
        await pharmacy.open(`0.${done.updates + 1}.0`)
      }
    }
    await pharmacy.close()
    return { days, slopes: slopesOf(days), done, faults: pharmacy.faults(), sound: isSound(pharmacy.dataDir) }
  } finally {
    await pharmacy.close()
    await nhs.stop()
    pharmacy.remove()
  }
}

const isSound = (dataDir: string): boolean => {
  const opened = openForCommand(realPorts, { dataDir, environment: 'practice', make: false })
  if (!opened.ok) return false
  try {
    const { chainOk, replayMatches, tasksComplete } = verifyFile(realPorts, opened.value.database)
    return chainOk && replayMatches && tasksComplete
  } finally {
    opened.value.file.close()
  }
}

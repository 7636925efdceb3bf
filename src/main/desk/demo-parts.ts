import { formatUuid } from '../ledger/uuid-v7.ts'
import { defaultBackoff } from '../outbox/backoff.ts'
import { releaseOfScript } from '../practice/scripts/practice-releases.ts'
import { seededRandom } from '../practice/scripts/seeded-random.ts'
import { workingDay } from '../practice/scripts/working-day.ts'
import { firstSettings } from '../settings/settings.ts'
import type { DeskPace } from './open-desk.ts'
import { openForCommand } from './open-for-command.ts'
import { outboxFigures, type OutboxFigures } from './outbox-figures.ts'
import type { Ports } from './ports.ts'
import { verifyFile, type FileVerification } from './verify-file.ts'

/** Short enough for a demo to show in seconds what takes minutes at a counter. */
export const demoPace: DeskPace = { undoMs: 100, backoff: { ...defaultBackoff, baseMs: 20, capMs: 200 } }

/** What the demo takes from the product besides the desk itself. */
export interface DemoParts {
  readonly newId: () => string
  /** The release replies of a practice patient's first prescription of the day, one per issue. */
  readonly releasesFor: (patient: string) => readonly string[]
  /** Looks into the file of a practice folder that nobody has open. */
  readonly examineFile: (dataDir: string) => FileVerification & { readonly outbox: OutboxFigures }
}

/** Builds them. The same seed gives the same prescriptions; null gives new ones, for an endpoint that may know the others. */
export const demoParts = (ports: Ports, seed: number | null): DemoParts => {
  const random = seed === null ? ports.random : seededRandom(seed)
  return {
    newId: () => formatUuid(ports.randomBytes(16), 4),
    releasesFor: (patient) => {
      const script = workingDay.find((one) => one.patient === patient)
      if (script === undefined) throw new Error('There is no practice prescription for such a patient')
      const files = releaseOfScript(script, { ods: firstSettings.odsCode, now: ports.now(), random })
      return files.map(({ bytes }) => bytes)
    },
    examineFile: (dataDir) => {
      const opened = openForCommand(ports, { dataDir, environment: 'practice', make: false })
      if (!opened.ok) throw new Error(opened.refusal.sentence)
      const { database, file } = opened.value
      try {
        return { ...verifyFile(ports, database), outbox: outboxFigures(database.db) }
      } finally {
        file.close()
      }
    },
  }
}

import { makeBackup, type MakeBackup } from '../../src/main/backup/make-backup.ts'
import { killBeforeStep } from './killing-fs.ts'

/** Makes one backup and kills itself before a step of it; told as JSON, keys as hexadecimal. */
export interface KilledBackup extends Omit<MakeBackup, 'dataKey'> {
  readonly dataKey: string
  readonly beforeStep: number
}

const [told] = process.argv.slice(2)
if (told !== undefined) {
  const { beforeStep, ...asked } = JSON.parse(told) as KilledBackup
  const steps = killBeforeStep(beforeStep)
  process.stdout.write('began\n')
  const made = makeBackup(
    { ...asked, dataKey: Buffer.from(asked.dataKey, 'hex') },
    { progress: () => undefined, isCancelled: () => false },
  )
  process.stdout.write(`${JSON.stringify({ steps: steps(), made: made.ok })}\n`)
}

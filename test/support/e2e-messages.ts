import { releaseOfScript } from '../../src/main/practice/scripts/practice-releases.ts'
import type { PatientName } from '../../src/main/practice/scripts/patients.ts'
import { workingDay } from '../../src/main/practice/scripts/working-day.ts'
import { seededRandom } from './seeded-random.ts'

/** A released message as the app takes it in. */
export interface Message {
  readonly file: string
  readonly bytes: string
}

const ods = 'FA565'
const seedOf = (name: string): number => [...name].reduce((sum, letter) => sum * 31 + (letter.codePointAt(0) ?? 0), 7)
const base64 = (text: string): string => Buffer.from(text).toString('base64')

/** The release reply of a practice patient's first prescription of the day (its first issue). */
export const messageFor = (patient: PatientName): Message => {
  const script = workingDay.find((one) => one.patient === patient)
  if (script === undefined) throw new Error(`The practice day has no prescription for ${patient}`)
  const [first] = releaseOfScript(script, { ods, now: Date.now(), random: seededRandom(seedOf(patient)) })
  if (first === undefined) throw new Error('No message was made')
  return { file: `${patient}.json`, bytes: base64(first.bytes) }
}

/** The release replies of all of a practice patient's prescriptions of the day, each its first issue. */
export const messagesFor = (patient: PatientName): readonly Message[] =>
  workingDay
    .filter((one) => one.patient === patient)
    .map((script, at) => {
      const random = seededRandom(seedOf(patient) + at)
      const [first] = releaseOfScript(script, { ods, now: Date.now(), random })
      if (first === undefined) throw new Error('No message was made')
      return { file: `${patient}-${String(at)}.json`, bytes: base64(first.bytes) }
    })

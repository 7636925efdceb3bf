import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { prescriptionKey } from '../../src/domain/identifiers.ts'
import { ukDate, type LocalDate } from '../../src/domain/uk-date.ts'
import { buildCore } from '../../src/main/desk/core.ts'
import { generatePharmacy } from '../../src/main/desk/generate/generate-pharmacy.ts'
import { openForCommand } from '../../src/main/desk/open-for-command.ts'
import type { Ports } from '../../src/main/desk/ports.ts'
import type { Act } from '../../src/main/dispensing/act.ts'
import { runActsTogether } from '../../src/main/dispensing/run-acts.ts'
import { contentNumber } from '../support/content-number.ts'
import { people } from '../support/people.ts'
import { releasedSource } from '../support/released-source.ts'

// The patients of the tests end at 499,999.
const firstAdded = 480_000

/** The ports of a measurement: the real clock, nothing sent. */
export const benchPorts: Ports = {
  now: () => Date.now(),
  randomBytes: (count) => randomBytes(count),
  random: Math.random,
  after: () => () => undefined,
  soon: () => undefined,
  http: () => Promise.reject(new Error('A measurement sends nothing')),
  inWorker: () => Promise.reject(new Error('A measurement starts its own threads')),
}

/** Makes a generated pharmacy in a new data folder under the PC's temporary folder and gives the folder; the caller removes it. */
export const generatedFolder = (items: number, seed: number, say: (line: string) => void): string => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'pestle-bench-'))
  const opened = openForCommand(benchPorts, { dataDir, environment: 'practice', make: true })
  if (!opened.ok) throw new Error(opened.refusal.sentence)
  try {
    const steps = generatePharmacy(benchPorts, opened.value, { items, seed })
    for (let said = 0; ;) {
      const step = steps.next()
      if (step.done === true) return dataDir
      if (step.value.items < said + items / 10) continue
      said = step.value.items
      say(`generated ${said} of ${items} items`)
    }
  } finally {
    opened.value.file.close()
  }
}

/** Puts prescriptions of four items into the file of a folder that nothing else has open, until so many updates wait. */
export const addWaiting = (dataDir: string, updates: number): void => {
  const opened = openForCommand(benchPorts, { dataDir, environment: 'practice', make: false })
  if (!opened.ok) throw new Error(opened.refusal.sentence)
  const { file, ourOds } = opened.value
  const { dispensing } = buildCore(benchPorts, file, { environment: 'practice', committed: () => undefined })
  const today = ukDate(Date.now())
  try {
    runActsTogether(dispensing, (runOne) => {
      for (let n = 0; n < updates / 4; n += 1) runOne(arrival(n, today, ourOds))
    })
  } finally {
    file.close()
  }
}

const arrival = (n: number, today: LocalDate, ourOds: string): Act => {
  const content = contentNumber(firstAdded + n, { writtenOn: today, items: [{}, {}, {}, {}] })
  const source = releasedSource(ourOds, randomUUID)
  return {
    actId: randomUUID(),
    actor: people.system,
    happened: null,
    commands: [
      {
        commandId: randomUUID(),
        prescriptionId: prescriptionKey(content.shortId, undefined),
        expectedVersion: null,
        command: { type: 'receive', source, content, ourOds, sentBackReason: null },
      },
    ],
  }
}

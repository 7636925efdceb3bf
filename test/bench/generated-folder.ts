import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { generatePharmacy } from '../../src/main/desk/generate/generate-pharmacy.ts'
import { openForCommand } from '../../src/main/desk/open-for-command.ts'
import type { Ports } from '../../src/main/desk/ports.ts'

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

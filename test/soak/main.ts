import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import { parseArgs } from 'node:util'
import { beTheNhs } from './nhs.ts'
import { soakPlot } from './plot.ts'
import { soak } from './soak.ts'

const wholeNumber = (name: string, value: string): number => {
  const number = Number(value)
  if (Number.isInteger(number) && number >= 1) return number
  process.stderr.write(`--${name} wants a whole number, at least 1, and not ${value}\n`)
  process.exit(1)
}

const report = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      days: { type: 'string', default: '100' },
      'per-day': { type: 'string', default: '18' },
      seed: { type: 'string', default: '1' },
      worker: { type: 'string' },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  })
  // Of what was built, which may not be what is there when it ends.
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  const began = performance.now()
  const found = await soak({
    days: wholeNumber('days', values.days),
    perDay: wholeNumber('per-day', values['per-day']),
    seed: wholeNumber('seed', values.seed),
    worker: values.worker ?? '',
    entry: import.meta.filename,
    each: ({ day, heap, data, rss, handles, descriptors, timers, wal, file }) => {
      const [heapMb, dataMb, rssMb, walMb, fileMb] = [heap, data, rss, wal, file].map((bytes) =>
        (bytes / 1024 ** 2).toFixed(1),
      )
      process.stderr.write(
        `${Math.round((performance.now() - began) / 1000)} s, day ${day}: heap ${heapMb} MB, ${dataMb} MB of it not compiled code, resident ${rssMb} MB, ${handles} handles, ${descriptors} descriptors, ${timers} timers, write-ahead log ${walMb} MB, file ${fileMb} MB\n`,
      )
    },
  })
  const { days, slopes, done, sound, faults } = found
  const machine = `${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}, ${os.platform()}`
  const seconds = Math.round((performance.now() - began) / 1000)
  const line = JSON.stringify({
    at: new Date().toISOString(),
    commit,
    machine,
    seed: Number(values.seed),
    days: days.length,
    ...done,
    faults,
    sound,
    file: days.at(-1)?.file ?? 0,
    slopes,
    seconds,
  })
  if (values.write) {
    mkdirSync('docs/reliability', { recursive: true })
    appendFileSync('docs/reliability/soak.jsonl', `${line}\n`)
    writeFileSync('docs/reliability/soak.svg', soakPlot(days))
  }
  const words = slopes.map(
    ({ name, mean, rise, mayRise, flat }) =>
      `  ${name.padEnd(12)} mean ${Math.round(mean)}, rose ${Math.round(rise * 10) / 10} of at most ${Math.round(mayRise * 10) / 10}: ${flat ? 'flat' : 'NOT FLAT'}\n`,
  )
  process.stdout.write(
    values.json
      ? `${line}\n`
      : `${days.length} days in ${seconds} s: ${done.imported} prescriptions taken in, ${done.acts} acts, ${done.refused} refused, ${done.updates} updates, ${faults} faults; the record is ${sound ? 'sound' : 'NOT SOUND'}\n${words.join('')}`,
  )
  process.exitCode = sound && faults === 0 && slopes.every(({ flat }) => flat) ? 0 : 1
}

if (process.argv.includes('--be-the-nhs')) await beTheNhs()
else await report()

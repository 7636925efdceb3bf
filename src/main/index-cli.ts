import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import packageJson from '../../package.json' with { type: 'json' }
import { realPorts, startDesk } from './compose.ts'
import { examine } from './desk/examine.ts'
import { openForCommand, type CommandFile } from './desk/open-for-command.ts'
import { outboxFigures } from './desk/outbox-figures.ts'
import { sentenceOf } from './desk/start-refusal.ts'
import { verifyFile } from './desk/verify-file.ts'
import { answerParent } from './hosts/cli/answer-parent.ts'
import { readCommandLine, type Invocation } from './hosts/cli/command-line.ts'
import type { DemoPorts } from './hosts/cli/demo/demo-ports.ts'
import { runDemo } from './hosts/cli/demo/run-demo.ts'
import { exitCodes } from './hosts/cli/exit-codes.ts'
import { helpText } from './hosts/cli/help.ts'
import { importFiles, type FileContent, type FileResult } from './hosts/cli/import-files.ts'
import { reportFindings } from './hosts/cli/report-findings.ts'
import { reportVerification } from './hosts/cli/report-verification.ts'
import { writeRefusal, type Terminal } from './hosts/cli/terminal.ts'
import { importMessage } from './intake/import-message.ts'
import { formatUuid } from './ledger/uuid-v7.ts'
import { describeFault } from './log.ts'
import { defaultBackoff } from './outbox/backoff.ts'
import { releaseOfScript } from './practice/scripts/practice-releases.ts'
import { seededRandom } from './practice/scripts/seeded-random.ts'
import { workingDay } from './practice/scripts/working-day.ts'
import { firstSettings } from './settings/settings.ts'

const { version } = packageJson
const out = (line: string): void => void process.stdout.write(`${line}\n`)
const err = (line: string): void => void process.stderr.write(`${line}\n`)

/** Far above any message, far below what a disk can hold: such a file is refused without being read. */
const longestRead = 64 * 1024 * 1024

const unreadable: Readonly<Record<string, Extract<FileContent, { unreadable: string }>['unreadable']>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EACCES: 'not-allowed',
  EPERM: 'not-allowed',
}

const readFile = (file: string): FileContent => {
  try {
    const found = statSync(file)
    if (!found.isFile()) return { unreadable: 'not-a-file' }
    return found.size > longestRead ? { unreadable: 'too-large' } : { bytes: readFileSync(file) }
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? unreadable[String(error.code)] : undefined
    if (why === undefined) throw error
    return { unreadable: why }
  }
}

const intakeOf =
  (opened: CommandFile) =>
  (name: string, bytes: Uint8Array): Omit<FileResult, 'file'> => {
    const { outcome, prescriptions, reasons } = importMessage(opened.intake, { bytes, origin: { kind: 'cli', name } })
    return {
      outcome,
      prescriptions: prescriptions.map(({ id, items, issue }) => ({ id, items, ...(issue !== null && { issue }) })),
      reasons: reasons.map(({ code, path, message }) => ({ code, path, message })),
    }
  }

type OnFolder = Extract<Invocation, { readonly environment: unknown }>

const onFile = (terminal: Terminal, asked: OnFolder, make: boolean, work: (opened: CommandFile) => number): number => {
  const opened = openForCommand(realPorts, { dataDir: asked.data, environment: asked.environment, make })
  if (!opened.ok) {
    writeRefusal(terminal, opened.refusal.code, opened.refusal.sentence)
    return exitCodes.refused
  }
  try {
    return work(opened.value)
  } finally {
    opened.value.file.close()
  }
}

const standInArguments = (dir: string, faults: { readonly rate: number; readonly seed: number } | null): string[] => {
  mkdirSync(dir, { recursive: true })
  const options = path.join(dir, 'options.json')
  writeFileSync(options, JSON.stringify(faults === null ? {} : { faults: { ...faults, retryAfterS: 0 } }))
  return ['--dir', dir, '--options', options, '--with-parent']
}

const demoTimeoutMs = 30_000
/** Short enough for a demo to show in seconds what takes minutes at a counter. */
const demoPace = { undoMs: 100, backoff: { ...defaultBackoff, baseMs: 20, capMs: 200 } }

const demoPorts = (random: () => number): DemoPorts => ({
  now: realPorts.now,
  newId: () => formatUuid(realPorts.randomBytes(16), 4),
  after: realPorts.after,
  exchange: async (request) => {
    const outcome = await realPorts.http({ ...request, timeoutMs: demoTimeoutMs, signal: new AbortController().signal })
    return outcome.kind === 'reply' ? outcome : null
  },
  makeFolder: () => mkdtempSync(path.join(os.tmpdir(), 'pestle-demo-')),
  removeFolder: (folder) => {
    rmSync(folder, { recursive: true })
  },
  releasesFor: (patient) => {
    const script = workingDay.find((one) => one.patient === patient)
    if (script === undefined) throw new Error(`There is no practice prescription for ${patient}`)
    return releaseOfScript(script, { ods: firstSettings.odsCode, now: realPorts.now(), random }).map(
      ({ bytes }) => bytes,
    )
  },
  standIn: (dir, faults) => ({
    file: path.join(import.meta.dirname, 'psu-stand-in.js'),
    args: standInArguments(path.join(dir, 'nhs-stand-in'), faults),
  }),
  desk: (dataDir, psuUrl) => ({
    file: process.argv[1] ?? '',
    args: ['answer', '--data', dataDir, '--psu', psuUrl],
  }),
  examineFile: (dataDir) => {
    const opened = openForCommand(realPorts, { dataDir, environment: 'practice', make: false })
    if (!opened.ok) throw new Error(opened.refusal.sentence)
    try {
      const { database } = opened.value
      return { ...verifyFile(realPorts, database), outbox: outboxFigures(database.db) }
    } finally {
      opened.value.file.close()
    }
  },
})

const answer = async ({ data, psu }: Extract<Invocation, { readonly command: 'answer' }>): Promise<number> => {
  const desk = await startDesk({ dataDir: data, host: 'browser', version, psuUrl: psu, pace: demoPace })
  if (!desk.ok) {
    err(sentenceOf(desk.refusal))
    return exitCodes.refused
  }
  answerParent(desk.value.router, desk.value.stop)
  return exitCodes.ok
}

const run = async (asked: Invocation): Promise<number> => {
  const terminal: Terminal = { json: 'json' in asked && asked.json, out, err }
  switch (asked.command) {
    case 'help':
      out(helpText)
      return exitCodes.ok
    case 'version':
      out(version)
      return exitCodes.ok
    case 'import':
      return onFile(terminal, asked, true, (opened) =>
        importFiles(terminal, { readFile, importMessage: intakeOf(opened) }, asked.files),
      )
    case 'ledger verify':
      return onFile(terminal, asked, false, ({ database }) =>
        reportVerification(
          terminal,
          verifyFile(realPorts, database, ({ done, of }) => {
            err(`${done} of ${of} events`)
          }),
        ),
      )
    case 'doctor':
      return reportFindings(
        terminal,
        examine(realPorts, { dataDir: asked.data, environment: asked.environment, version }),
      )
    case 'demo':
      // The same seed gives the same prescriptions and faults; an endpoint that is not ours may have seen those before.
      return runDemo(
        terminal,
        demoPorts(asked.psu === null ? seededRandom(asked.faults?.seed ?? 1) : realPorts.random),
        asked,
      )
    case 'answer':
      return answer(asked)
  }
}

const asked = readCommandLine(process.argv.slice(2))
if (asked.command === 'not-understood') {
  err(`${asked.sentence} Run: npm run pestle -- help`)
  process.exitCode = exitCodes.usage
} else {
  try {
    process.exitCode = await run(asked)
  } catch (fault) {
    // Its message may quote a patient; where it was thrown is enough to find it by.
    const { kind, frames } = describeFault(fault)
    err(`A fault in Pestle or in this PC: ${kind}\n${frames.slice(0, 4).join('\n')}`)
    process.exitCode = exitCodes.fault
  }
}

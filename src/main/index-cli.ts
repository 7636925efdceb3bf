import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { isatty } from 'node:tty'
import packageJson from '../../package.json' with { type: 'json' }
import { realPorts, startDesk } from './compose.ts'
import { backupForCommand, verifyForCommand } from './desk/backup-for-command.ts'
import { demoPace, demoParts } from './desk/demo-parts.ts'
import { examine } from './desk/examine.ts'
import { generatePharmacy } from './desk/generate/generate-pharmacy.ts'
import { importForCommand } from './desk/import-for-command.ts'
import { leaveForCommand } from './desk/leaving/leave-for-command.ts'
import { openForCommand, type CommandFile } from './desk/open-for-command.ts'
import { productsForCommand } from './desk/products-for-command.ts'
import { drillForCommand } from './desk/restore/drill-for-command.ts'
import { sentenceOf } from './desk/start-refusal.ts'
import { unlockFile } from './desk/unlock-file.ts'
import { verifyFile } from './desk/verify-file.ts'
import { answerParent } from './hosts/cli/answer-parent.ts'
import { readCommandLine, type Invocation } from './hosts/cli/command-line.ts'
import { runDemo } from './hosts/cli/demo/run-demo.ts'
import { exitCodes } from './hosts/cli/exit-codes.ts'
import { helpText } from './hosts/cli/help.ts'
import { importFiles } from './hosts/cli/import-files.ts'
import { importProductFile, type ProductPorts } from './hosts/cli/import-products.ts'
import { readNamedFile, readNamedFileInChunks } from './hosts/cli/read-file.ts'
import { reportMade, reportVerified } from './hosts/cli/report-backup.ts'
import { reportDrill } from './hosts/cli/report-drill.ts'
import { reportGenerated } from './hosts/cli/report-generated.ts'
import { reportFindings } from './hosts/cli/report-findings.ts'
import { readTyped } from './hosts/cli/read-typed.ts'
import { reportLeft } from './hosts/cli/report-left.ts'
import { reportRecovery } from './hosts/cli/report-recovery.ts'
import { reportVerification } from './hosts/cli/report-verification.ts'
import { saySeldom, writeRefusal, type Terminal } from './hosts/cli/terminal.ts'
import { describeFault } from './describe-fault.ts'

type Asked<C extends Invocation['command']> = Extract<Invocation, { readonly command: C }>

const { version } = packageJson
const out = (line: string): void => void process.stdout.write(`${line}\n`)
const err = (line: string): void => void process.stderr.write(`${line}\n`)

// A command is called off by ending the process: what it leaves is no backup.
const unwatched = {
  progress: ({ step }: { readonly step: string }) => {
    if (step === 'copying' || step === 'checking') err(step)
  },
  isCancelled: () => false,
}

const onFile = (
  terminal: Terminal,
  asked: Asked<
    | 'import'
    | 'products import'
    | 'generate'
    | 'ledger verify'
    | 'backup'
    | 'backup verify'
    | 'restore-drill'
    | 'export'
  >,
  make: boolean,
  work: (opened: CommandFile) => number,
): number => {
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

const demo = (terminal: Terminal, asked: Asked<'demo'>): Promise<number> => {
  const { now, after, http } = realPorts
  return runDemo(
    terminal,
    {
      now,
      after,
      ...demoParts(realPorts, asked.psu === null ? (asked.faults?.seed ?? 1) : null),
      exchange: async (request) => {
        const outcome = await http({ ...request, timeoutMs: 30_000, signal: new AbortController().signal })
        return outcome.kind === 'reply' ? outcome : null
      },
      makeFolder: () => mkdtempSync(path.join(os.tmpdir(), 'pestle-demo-')),
      removeFolder: (folder) => {
        rmSync(folder, { recursive: true })
      },
      standIn: path.join(import.meta.dirname, 'psu-stand-in.js'),
      commandLine: process.argv[1] ?? '',
    },
    asked,
  )
}

const answer = async (asked: Asked<'answer'>): Promise<number> => {
  const { data: dataDir, psu: psuUrl, cannedAnswers } = asked
  const desk = await startDesk({ dataDir, host: 'browser', version, psuUrl, cannedAnswers, pace: demoPace })
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
      return onFile(terminal, asked, true, (opened) => {
        const importMessage = (name: string, bytes: Uint8Array) => importForCommand(opened, name, bytes)
        return importFiles(terminal, { readFile: readNamedFile, importMessage }, asked.files)
      })
    case 'products import':
      return onFile(terminal, asked, true, (opened) => {
        const readChunks = readNamedFileInChunks
        const importProducts: ProductPorts['importProducts'] = (file) =>
          productsForCommand(opened, file, (lines) => err(`${lines} lines`))
        return importProductFile(terminal, { readChunks, importProducts }, asked.file)
      })
    case 'generate':
      return onFile(terminal, asked, true, (opened) =>
        reportGenerated(terminal, realPorts.now, asked.items, generatePharmacy(realPorts, opened, asked)),
      )
    case 'ledger verify':
      return onFile(terminal, asked, false, ({ database }) => {
        const say = saySeldom(terminal, realPorts.now)
        const progress: Parameters<typeof verifyFile>[2] = ({ done, of }) => {
          say(() => `${Math.floor((done / of) * 100)} % looked through`)
        }
        const found = verifyFile(realPorts, database, progress, realPorts.randomBytes(32))
        return reportVerification(terminal, found)
      })
    case 'backup':
      return onFile(terminal, asked, false, (opened) => {
        const { data: dataDir, environment, to } = asked
        return reportMade(
          terminal,
          backupForCommand(realPorts, opened, { dataDir, environment, version, to: to && path.resolve(to) }, unwatched),
        )
      })
    case 'backup verify':
      return onFile(terminal, asked, false, (opened) =>
        reportVerified(terminal, verifyForCommand(opened, path.resolve(asked.folder), unwatched)),
      )
    case 'restore-drill':
      return onFile(terminal, asked, false, (opened) => {
        const { environment } = asked
        const from = asked.from === null ? null : path.resolve(asked.from)
        return reportDrill(terminal, drillForCommand(realPorts, opened, { environment, from }, unwatched))
      })
    case 'export':
      return onFile(terminal, asked, false, (opened) => {
        const { data: dataDir, environment, ods: odsCode } = asked
        const to = path.resolve(asked.to)
        return reportLeft(
          terminal,
          leaveForCommand(realPorts, opened, { dataDir, environment, version, to, odsCode }, unwatched),
        )
      })
    case 'recover': {
      // Not by process.stdin: once touched, reading it at one go can fail.
      if (isatty(0)) err('Recovery code:')
      const { data: dataDir, environment, onlyTry } = asked
      const done = unlockFile(realPorts, { dataDir, environment, onlyTry, typed: readTyped() })
      return reportRecovery(terminal, done.ok ? null : done.refusal.code, onlyTry)
    }
    case 'doctor':
      return reportFindings(
        terminal,
        examine(realPorts, { dataDir: asked.data, environment: asked.environment, version }),
      )
    case 'demo':
      return demo(terminal, asked)
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

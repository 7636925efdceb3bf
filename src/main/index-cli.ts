import { readFileSync, statSync } from 'node:fs'
import packageJson from '../../package.json' with { type: 'json' }
import { realPorts } from './compose.ts'
import { examine } from './desk/examine.ts'
import { openForCommand, type CommandFile } from './desk/open-for-command.ts'
import { verifyFile } from './desk/verify-file.ts'
import { readCommandLine, type Invocation } from './hosts/cli/command-line.ts'
import { exitCodes } from './hosts/cli/exit-codes.ts'
import { helpText } from './hosts/cli/help.ts'
import { importFiles, type FileContent, type FileResult } from './hosts/cli/import-files.ts'
import { reportFindings } from './hosts/cli/report-findings.ts'
import { reportVerification } from './hosts/cli/report-verification.ts'
import { writeRefusal, type Terminal } from './hosts/cli/terminal.ts'
import { importMessage } from './intake/import-message.ts'
import { describeFault } from './log.ts'

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
    default:
      throw new Error(`${asked.command} is not there yet`)
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

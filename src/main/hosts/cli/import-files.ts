import path from 'node:path'
import { exitCodes } from './exit-codes.ts'
import { writeResult, type Terminal } from './terminal.ts'
import { whyUnreadable } from './unreadable.ts'

/** What became of one file; `id` is the EPS short id, `issue` stands beside it on repeat dispensing. */
export interface FileResult {
  readonly file: string
  readonly outcome: 'imported' | 'duplicate' | 'conflict' | 'refused'
  readonly prescriptions: readonly { readonly id: string; readonly items: number; readonly issue?: number }[]
  readonly reasons: readonly { readonly code: string; readonly path: string; readonly message: string }[]
}

/** The bytes of a file, or in a word why there are none. */
export type FileContent =
  { readonly bytes: Uint8Array } | { readonly unreadable: 'not-found' | 'not-a-file' | 'not-allowed' | 'too-large' }

/** What importing from files needs: the disk, and the way in for messages. */
export interface ImportPorts {
  readonly readFile: (file: string) => FileContent
  readonly importMessage: (name: string, bytes: Uint8Array) => Omit<FileResult, 'file'>
}

/** Imports files one after the other; one that is refused stops no other. Gives the exit code: 2 when anything was refused. */
export const importFiles = (terminal: Terminal, ports: ImportPorts, files: readonly string[]): number => {
  let refused = 0
  files.forEach((file, at) => {
    if (files.length > 1) terminal.err(`${at + 1} of ${files.length}`)
    const result = importOne(ports, file)
    if (result.reasons.length > 0) refused += 1
    writeResult(terminal, result, inWords(result))
  })
  return refused === 0 ? exitCodes.ok : exitCodes.refused
}

const importOne = (ports: ImportPorts, file: string): FileResult => {
  const content = ports.readFile(file)
  if ('bytes' in content) return { file, ...ports.importMessage(path.basename(file), content.bytes) }
  const reason = { code: content.unreadable, path: '', message: whyUnreadable[content.unreadable] }
  return { file, outcome: 'refused', prescriptions: [], reasons: [reason] }
}

const outcomes = {
  imported: 'taken in',
  duplicate: 'already here',
  conflict: 'taken in beside a copy that says something else: a person must choose',
  refused: 'refused',
} as const

const became = ({ outcome, prescriptions, reasons }: FileResult): string => {
  if (outcome === 'refused') return outcomes.refused
  if (reasons.length > 0) return `${outcomes[outcome]}, but not all of it`
  return prescriptions.length === 0 ? 'says that there is no prescription' : outcomes[outcome]
}

const inWords = (result: FileResult): readonly string[] => [
  `${result.file}: ${became(result)}`,
  ...result.prescriptions.map(
    ({ id, items, issue }) =>
      `  ${id}${issue === undefined ? '' : `, issue ${issue}`}: ${items} ${items === 1 ? 'item' : 'items'}`,
  ),
  ...result.reasons.map(
    ({ code, path: where, message }) => `  ${message} (${code}${where === '' ? '' : ` at ${where}`})`,
  ),
]

import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../../..')

/** Where a path of the repository lies on this disk. */
export const inRepository = (file: string): string => path.join(root, file)

/** The text of a file of the repository. */
export const textOf = (file: string): string => readFileSync(inRepository(file), 'utf8')

/** Every document that speaks of the code, by its path. */
export const documents: readonly string[] = [
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  ...readdirSync(inRepository('docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.posix.join('docs', file.split(path.sep).join('/'))),
].sort()

/** The rows of the first table after a heading, cells trimmed, without the header row. Throws when there is none. */
export const tableUnder = (file: string, heading: string): readonly (readonly string[])[] => {
  const lines = textOf(file).split('\n')
  const from = lines.findIndex((line) => line.replace(/^#+ /, '') === heading && line.startsWith('#'))
  const begins = lines.findIndex((line, at) => from !== -1 && at > from && line.startsWith('|'))
  if (begins === -1) throw new Error(`${file} has no table under "${heading}"`)
  const rest = lines.slice(begins)
  const ends = rest.findIndex((line) => !line.startsWith('|'))
  return rest.slice(2, ends === -1 ? undefined : ends).map(cellsOf)
}

const cellsOf = (line: string): readonly string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

/** What stands in backticks in a text, in order. */
export const codeIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)].map((found) => found[1] ?? '')

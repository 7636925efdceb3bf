import { describe, expect, test } from 'vitest'
import { readCommandLine } from '../../../src/main/hosts/cli/command-line.ts'
import { documents, textOf } from './document.ts'

const commandsIn = (text: string): readonly string[] =>
  [...text.matchAll(/npm run (?:-s )?pestle -- ([^`\n]+?)(?=`|\n| {2,})/g)].map(([, command = '']) => command.trim())

// What stands for something, `[what may be left out]` and `…` are not typed.
const typed = (command: string): readonly string[] =>
  command
    .replaceAll(/\[[^\]]*\]/g, '')
    .replaceAll('…', '')
    .split(/ +/)
    .filter((word) => word !== '')

// A command named in passing, without its folder, is there all the same.
const isThere = (command: string): boolean => {
  const understood = readCommandLine(typed(command))
  return understood.command !== 'not-understood' || understood.sentence.endsWith('needs --data and the folder.')
}

test('a command that is not there would be found', () => {
  expect(isThere('restore-everything --data DIR')).toBe(false)
  expect(isThere('backup --data DIR --elsewhere FOLDER')).toBe(false)
})

describe.each(['README.md', ...documents])('%s', (file) => {
  test('names only commands that the command line understands', () => {
    expect(commandsIn(textOf(file)).filter((command) => command !== '<command>' && !isThere(command))).toEqual([])
  })
})

test('the commands of whoever supports a pharmacy are looked at', () => {
  expect(commandsIn(textOf('docs/operations.md')).length).toBeGreaterThan(3)
})

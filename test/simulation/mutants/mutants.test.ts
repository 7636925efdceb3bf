import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { mutants } from './mutants.mjs'

const sources = path.resolve(import.meta.dirname, '../../../src')

test.each(mutants)('what the mutant that $name replaces is in the source exactly once', ({ file, find }) => {
  expect(readFileSync(path.join(sources, file), 'utf8').split(find)).toHaveLength(2)
})

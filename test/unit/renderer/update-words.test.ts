import { describe, expect, test } from 'vitest'
import type { Output } from '../../../src/contract/index.ts'
import { securityWords, updateSentence, updateWaitWords, wentBackWords } from '../../../src/renderer/wording/updates.ts'

type Page = Output<'updates:state'>
type On = Extract<Page['updates'], { readonly kind: 'on' }>

const at = Date.parse('2026-11-21T12:00:00Z')
const offered = { version: '1.1.0', notes: [], securityLastDate: null, bytes: 90_000_000, issuedAt: at }
const on = (changes: Partial<On>): On => ({
  kind: 'on',
  channel: 'stable',
  stage: 'resting',
  checkedAt: null,
  offered: null,
  progress: null,
  trouble: null,
  ...changes,
})
const sentence = (updates: Page['updates'], waits: Page['waits'] = []) =>
  updateSentence({ version: '1.0.0', updates, waits, putOffAtMost: null, wentBack: null })

describe('where updates stand is one sentence', () => {
  test.each<[string, Page['updates'], string]>([
    [
      'no feed',
      { kind: 'off', why: 'not-configured', managedBy: null },
      'Version 1.0.0. No feed of updates is configured in this build, so it never updates itself.',
    ],
    [
      'managed',
      { kind: 'off', why: 'managed', managedBy: 'Northern IT' },
      'Version 1.0.0. Pestle was installed for everybody on this PC with Northern IT. Whoever looks after the PC updates it.',
    ],
    [
      'the newest',
      on({ checkedAt: at }),
      'Version 1.0.0 is the newest there is for this PC. Looked for at 21 Nov 12:00.',
    ],
    ['looking', on({ stage: 'checking' }), 'Version 1.0.0. Looking for an update.'],
    [
      'downloading',
      on({ stage: 'downloading', offered, progress: { done: 30_000_000, of: 90_000_000 } }),
      'Version 1.1.0 is being downloaded in the background: 30 MB of 90 MB. Work goes on.',
    ],
    ['found', on({ offered }), 'Version 1.1.0 was found and is not downloaded yet.'],
    ['beginning', on({ stage: 'installing', offered }), 'The update begins: Pestle closes.'],
  ])('%s', (_what, updates, words) => {
    expect(sentence(updates)).toEqual({ words, waitsFor: [] })
  })

  test('ready, with what it waits for', () => {
    const waits: Page['waits'] = [
      { why: 'in-use', minutes: 10, until: at },
      { why: 'backup-old', madeAt: at },
    ]
    expect(sentence(on({ stage: 'ready', offered }), waits)).toEqual({
      words: 'Version 1.1.0 is here and checked. It is installed when:',
      waitsFor: ['nobody has touched this screen for ten minutes', 'there is a backup newer than that of 21 Nov 12:00'],
    })
    expect(sentence(on({ stage: 'ready', offered })).words).toBe('Version 1.1.0 is here and is installed now.')
  })

  test('put off, until when', () => {
    const said = sentence(on({ stage: 'ready', offered }), [{ why: 'put-off', until: at }, { why: 'window-open' }])
    expect(said.words).toBe('Version 1.1.0 is here, and put off until 21 Nov 12:00.')
    expect(said.waitsFor).toEqual(['the window that is open on the screen is closed'])
  })
})

test('past its last date a security update says so, and how soon it comes', () => {
  expect(securityWords('2026-11-30', false)).toContain('It can be put off until 30 Nov 2026, and no longer.')
  expect(securityWords('2026-11-30', true)).toContain('the next quiet two minutes')
  expect(updateWaitWords({ why: 'in-use', minutes: 2, until: at })).toBe('nobody has touched this screen for 2 minutes')
})

test('that a version could not take the record over is said with its number and day', () => {
  expect(wentBackWords({ version: '1.1.0', at, findings: ['replay'] })).toBe(
    'Version 1.1.0 could not take this PC’s record over on 21 Nov 12:00, and this version went on. Nothing was lost. Tell support.',
  )
})

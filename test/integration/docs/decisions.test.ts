import { describe, expect, test } from 'vitest'
import { documents, textOf } from './document.ts'

const records = documents.filter((file) => file.startsWith('docs/decisions/'))

test('decision records are numbered without gaps, and none twice', () => {
  const numbers = records.map((file) => Number(/^docs\/decisions\/(\d{4})-[a-z0-9-]+\.md$/.exec(file)?.[1]))
  expect(numbers.length).toBeGreaterThan(10)
  expect(numbers).toEqual(numbers.map((_number, at) => at + 1))
})

describe.each(records)('%s', (file) => {
  const lines = textOf(file).split('\n')

  test('has its number and a title first, then its status', () => {
    expect(lines[0]).toMatch(
      new RegExp(`^# ${file.slice('docs/decisions/'.length, 'docs/decisions/'.length + 4)}: \\S`),
    )
    expect(lines[2]).toMatch(/^Status: (accepted|replaced by \d{4})$/)
  })

  test('says context, options, decision and consequence, in that order', () => {
    const headings = lines.filter((line) => line.startsWith('## ')).map((line) => line.slice(3))
    expect(headings).toEqual(['Context', 'Options', 'Decision', 'Consequence'])
  })
})

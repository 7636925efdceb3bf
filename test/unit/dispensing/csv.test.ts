import { expect, test } from 'vitest'
import { csvText } from '../../../src/domain/csv.ts'

test('a cell with a comma, a quote or a line end is quoted, and its quotes doubled', () => {
  expect(csvText([['a,b', 'say "x"', 'two\nlines', 'plain']])).toBe('"a,b","say ""x""","two\nlines",plain\r\n')
})

test.each(['=1+1', '+44', '-1', '@sum', '\tx', '\rx'])('a cell that a spreadsheet would run is text: %j', (value) => {
  const written = csvText([[value]])
  expect(written.replace(/^"/, '').startsWith(`'${value}`)).toBe(true)
})

test('spaces at the ends of a cell are kept by quoting it', () => {
  expect(csvText([[' a', 'b ']])).toBe('" a","b "\r\n')
})

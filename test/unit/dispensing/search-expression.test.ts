import { expect, test } from 'vitest'
import { searchExpression } from '../../../src/main/dispensing/search-expression.ts'

test.each([
  ['smith', '"smith"*'],
  ['SMITH, jo', '"SMITH"* AND "jo"*'],
  ['999 000 1234', '"9990001234"*'],
  ['smith 999 000', '"smith"* AND "999000"*'],
  ["o'brien", '"o\'brien"*'],
  ['24F5DA-A8', '"24F5DA-A8"*'],
  ['a" OR "b', '"a"* AND "OR"* AND "b"*'],
])('%j is searched as %j', (typed, expression) => {
  expect(searchExpression(typed)).toBe(expression)
})

test.each(['', '  ', '-', '"*"', ',,'])('%j has nothing to search for', (typed) => {
  expect(searchExpression(typed)).toBeUndefined()
})

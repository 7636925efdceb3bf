import { expect, test } from 'vitest'
import { halfDoneOnLines } from '../../../src/renderer/app/half-done-shown.tsx'
import { calledAmong } from '../../../src/renderer/wording/drafts.ts'
import { begunMarks } from '../../../src/renderer/features/queue/queue-line.tsx'

const people = [
  { id: 'a', name: 'Aisha Karim' },
  { id: 'd', name: 'Daniel Whitcombe' },
]
const of = (personId: string, act: string) => ({ prescriptionId: 'x', personId, act })
const marks = (
  given: { readonly own?: boolean; readonly others?: readonly ReturnType<typeof of>[] },
  stage: 'assemble' | 'accuracy',
) => {
  const drafts = given.own === true ? [{ prescriptionId: 'x', patient: 'P', act: 'hold', begunAt: 1 }] : []
  const onLines = halfDoneOnLines({ drafts, others: [...(given.others ?? [])] }, people)
  return begunMarks({ id: 'x', stage }, onLines).map(({ short }) => short)
}

test('a line says who has begun the work it waits for, the latest of them, beside what one has begun oneself', () => {
  const others = [of('d', 'assemble'), of('a', 'assemble')]
  expect(marks({ others }, 'assemble')).toEqual(['Begun by Daniel'])
  expect(marks({ own: true, others }, 'assemble')).toEqual(['Half done', 'Begun by Daniel'])
  expect(begunMarks({ id: 'y', stage: 'assemble' }, halfDoneOnLines({ drafts: [], others }, people))).toEqual([])
})

test('a line says nothing of what others began for another list, nor of who has left', () => {
  expect(marks({ others: [of('a', 'assemble')] }, 'accuracy')).toEqual([])
  expect(marks({ others: [of('a', 'hold'), of('gone', 'assemble')] }, 'assemble')).toEqual([])
})

test('a line calls somebody by the first name, and by the whole name where that is a title or another has it too', () => {
  const names = ['Aisha Karim', 'Daniel Whitcombe', 'Dr Aisha Khan', 'Prof. Lee', 'Daniel Brown']
  expect(names.map((name) => calledAmong(name, names))).toEqual([
    'Aisha',
    'Daniel Whitcombe',
    'Dr Aisha Khan',
    'Prof. Lee',
    'Daniel Brown',
  ])
})

import { expect, test } from 'vitest'
import { keptAliveBytes } from '../../../src/renderer/bridge/kept-alive.ts'
import { toKeep } from '../../../src/renderer/ui/to-keep.ts'

/** What is typed, with every save answered when and as the test says. */
const aForm = () => {
  const told: (string | null)[] = []
  const sent: string[] = []
  const answers: ((why: string | null) => void)[] = []
  const keeping = toKeep<string>((why) => told.push(why))
  const save = (): Promise<boolean> =>
    keeping.saveBy((value) => {
      sent.push(value)
      return new Promise((answer) => answers.push(answer))
    })
  return { ...keeping, save, told, sent, answers }
}

test('what could not be saved is tried again, and where something newer was typed that is', async () => {
  const { put, save, sent, answers, told } = aForm()
  expect(await save()).toBe(true)
  put('one')
  const first = save()
  answers[0]?.('disk full')
  expect(await first).toBe(false)
  const again = save()
  put('two')
  answers[1]?.('disk full')
  expect(await again).toBe(false)
  const last = save()
  answers[2]?.(null)
  expect(await last).toBe(true)
  expect(sent).toEqual(['one', 'one', 'two'])
  expect(told).toEqual(['disk full', 'disk full', null])
})

test('what was recorded while it was being saved is never offered again, whatever came of the saving', async () => {
  const { put, drop, save, sent, answers, told } = aForm()
  put('a paper form')
  const saving = save()
  drop()
  answers[0]?.('disk full')
  expect(await saving).toBe(true)
  await save()
  expect(sent).toEqual(['a paper form'])
  expect(told).toEqual([])
})

test('an older text whose save fails never takes the place of a newer one that is on its way or kept', async () => {
  for (const newerFirst of [true, false]) {
    const { put, save, sent, answers, told } = aForm()
    put('one')
    const first = save()
    put('two')
    const second = save()
    const answer = [() => answers[1]?.(null), () => answers[0]?.('hung')]
    for (const each of newerFirst ? answer : answer.toReversed()) {
      each()
      await Promise.resolve()
    }
    expect(await Promise.all([first, second])).toEqual([true, true])
    await save()
    expect(sent).toEqual(['one', 'two'])
    expect(told.at(-1)).toBe(null)
  }
})

test('of two saves on their way the newer that fails is tried again, and said although the older was kept after it', async () => {
  const { put, save, sent, answers, told } = aForm()
  put('one')
  const first = save()
  put('two')
  const second = save()
  answers[1]?.('hung')
  await Promise.resolve()
  answers[0]?.(null)
  expect(await Promise.all([first, second])).toEqual([false, false])
  expect(told).toEqual(['hung'])
  void save()
  expect(sent).toEqual(['one', 'two', 'two'])
})

test('what was typed before there was a way to save it is not kept, and is saved as soon as there is', async () => {
  const { put, save, saveBy, sent, answers } = aForm()
  put('one')
  expect(await saveBy(null)).toBe(false)
  const saved = save()
  answers[0]?.(null)
  expect(await saved).toBe(true)
  expect(sent).toEqual(['one'])
})

test('all is kept only once what is on its way was answered', async () => {
  const { put, save, answers } = aForm()
  put('one')
  void save()
  const closing = save()
  answers[0]?.('hung')
  expect(await closing).toBe(false)
})

test('a page that goes sends on what the browser takes, counted in bytes and with all that is on its way', () => {
  expect(keptAliveBytes('abc', 0)).toBe(3)
  // Two bytes each: as many letters as may be bytes are too many.
  expect(keptAliveBytes('é'.repeat(40_000), 0)).toBe(0)
  expect(keptAliveBytes('x'.repeat(40_000), 0)).toBe(40_000)
  expect(keptAliveBytes('x'.repeat(40_000), 40_000)).toBe(0)
})

import { expect, test } from 'vitest'
import { createShownSearch } from '../../../src/renderer/features/queue/shown-search.ts'

/** A search of which some texts are known already; `answer` gives what the app says to one that was asked for. */
const searching = ({ known = [] as readonly string[] } = {}) => {
  const shown: string[] = []
  const waiting = new Map<string, () => void>()
  const search = createShownSearch({
    ask: (text) =>
      text === '' || known.includes(text) ? null : new Promise<void>((resolve) => waiting.set(text, resolve)),
    show: (text) => shown.push(text),
  })
  const answer = async (text: string): Promise<void> => {
    waiting.get(text)?.()
    await Promise.resolve()
  }
  return { ...search, shown, answer }
}

test('the list before stays until what is typed has been answered', async () => {
  const { change, shown, answer } = searching()
  change('s')
  expect(shown).toEqual([])
  await answer('s')
  expect(shown).toEqual(['s'])
})

test('an answer to a text typed before the last is never shown, in whatever order answers come', async () => {
  const { change, shown, answer } = searching()
  change('s')
  change('sm')
  await answer('sm')
  await answer('s')
  expect(shown).toEqual(['sm'])
})

test('what is known already, and the end of a search, is shown at the key; an answer that comes after it is not', async () => {
  const { change, shown, answer } = searching({ known: ['sm'] })
  change('sm')
  change('smi')
  change('')
  await answer('smi')
  expect(shown).toEqual(['sm', ''])
})

test('where no answer comes for long, the last text is shown without one', () => {
  const { change, shown, showNow } = searching()
  change('s')
  change('sm')
  showNow()
  expect(shown).toEqual(['sm'])
})

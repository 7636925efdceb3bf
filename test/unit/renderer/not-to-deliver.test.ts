import { expect, test } from 'vitest'
import { sayNotToDeliver } from '../../../src/renderer/features/delivery/whose-bag.ts'
import { withMessage, withMore, type ScanMessage, type ScanSaid } from '../../../src/renderer/ui/scan-messages.ts'

/** What stands on the page of what is said. */
const aPage = () => {
  let messages: readonly ScanMessage[] = []
  let ids = 0
  return {
    heads: () => messages.map(({ said }) => said.head),
    close: () => {
      messages = []
    },
    say: (said: ScanSaid) => {
      const id = (ids += 1)
      messages = withMessage(messages, { id, said, window: null })
      return (more: ScanSaid): void => {
        messages = withMore(messages, id, more)
      }
    },
  }
}

test('a bag that is not to be delivered is said to be so before it is known whose it is, and where that is never answered', () => {
  const page = aPage()
  void sayNotToDeliver('7KMPA', page.say, () => new Promise(() => undefined))
  expect(page.heads()).toEqual(['Bag 7KMPA is not to be delivered.'])
})

test('whose it is comes into the same message, each bag has one however often it is scanned, and one that was closed stays closed', async () => {
  const page = aPage()
  const whose = (bagId: string): Promise<readonly string[] | null> =>
    Promise.resolve(bagId === '7KMPA' ? ['BROWN, Ann'] : null)
  const first = sayNotToDeliver('7KMPA', page.say, whose)
  await sayNotToDeliver('9XXXA', page.say, whose)
  await first
  const both = ['Bag 7KMPA is not to be delivered. It is the bag of BROWN, Ann.', 'Bag 9XXXA is not to be delivered.']
  expect(page.heads()).toEqual(both)
  await sayNotToDeliver('7KMPA', page.say, whose)
  expect(page.heads().toSorted()).toEqual(both)
  const late = sayNotToDeliver('7KMPA', page.say, whose)
  page.close()
  await late
  expect(page.heads()).toEqual([])
})

import { expect, test } from 'vitest'
import { createWhereEachWas } from '../../../src/renderer/app/where-each-was.ts'

test('whoever unlocks goes on where they were, and is told where the screen showed another prescription before', () => {
  const places = createWhereEachWas()
  expect(places.of('aisha')).toEqual({ inHand: null, isElsewhere: false })
  places.note('aisha', 'a')
  expect(places.of('aisha')).toEqual({ inHand: 'a', isElsewhere: false })
  expect(places.of('daniel')).toEqual({ inHand: null, isElsewhere: false })
  places.note('daniel', 'b')
  expect(places.of('aisha')).toEqual({ inHand: 'a', isElsewhere: true })
  places.note('daniel', 'a')
  expect(places.of('aisha')).toEqual({ inHand: 'a', isElsewhere: false })
  places.note('daniel', null)
  expect(places.of('aisha')).toEqual({ inHand: 'a', isElsewhere: false })
})

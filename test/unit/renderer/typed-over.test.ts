import { expect, test } from 'vitest'
import type { Settings } from '../../../src/contract/desk.ts'
import { nothingTyped, typedOver } from '../../../src/renderer/features/settings/typed-settings.ts'

const seenAt = (version: number) => ({ settings: {} as Settings, version })

test('what is typed in the settings before it is known what had been begun takes the place of its own fields only', () => {
  const begun = { typed: { pharmacyPhone: '01632 960 111', odsCode: 'FA565' }, seen: seenAt(3) }
  const both = typedOver(begun, { typed: { pharmacyPhone: '2' }, seen: seenAt(5) })
  expect(both.typed).toEqual({ pharmacyPhone: '2', odsCode: 'FA565' })
  // A change since it was begun is not written over unseen.
  expect(both.seen?.version).toBe(3)
  expect(typedOver(nothingTyped, { seen: seenAt(5) }).seen?.version).toBe(5)
})

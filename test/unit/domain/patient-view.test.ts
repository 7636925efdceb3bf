import { expect, test } from 'vitest'
import { patientView } from '../../../src/domain/patient-view.ts'
import { monday } from '../../support/builders.ts'

const minutes = 60_000
const days = 24 * 60 * minutes

test('for an hour after the release the app still says Prescriber Approved, then that tracking is not supported', () => {
  expect(patientView([], monday + 60 * minutes - 1, monday).shown).toBe('Prescriber Approved')
  expect(patientView([], monday + 60 * minutes, monday).shown).toBe('With Pharmacy but Tracking not Supported')
})

test('an item without an update is With Pharmacy once another item of the prescription has one', () => {
  expect(patientView([], monday, monday, true)).toEqual({ shown: 'With Pharmacy', since: null, historic: false })
})

test('the update last modified shows, not the one that arrived last', () => {
  const recorded = [
    { status: 'Collected', lastModified: monday + 5 },
    { status: 'Ready to Collect', lastModified: monday + 1 },
  ] as const
  expect(patientView(recorded, monday + 10, monday)).toMatchObject({ shown: 'Collected', since: monday + 5 })
})

test('of two last modified at the same moment the first shows', () => {
  const recorded = [
    { status: 'Collected', lastModified: monday },
    { status: 'With Pharmacy', lastModified: monday },
  ] as const
  expect(patientView(recorded, monday, monday).shown).toBe('Collected')
})

test('an update of the future is hidden, and the item is With Pharmacy meanwhile', () => {
  const recorded = [{ status: 'Ready to Collect', lastModified: monday + 1 }] as const
  expect(patientView(recorded, monday, monday).shown).toBe('With Pharmacy')
  expect(patientView(recorded, monday + 1, monday).shown).toBe('Ready to Collect')
})

test('a completed item goes to history after seven days to the millisecond, a ready one never', () => {
  const collected = [{ status: 'Collected', lastModified: monday }] as const
  expect(patientView(collected, monday + 7 * days, monday).historic).toBe(false)
  expect(patientView(collected, monday + 7 * days + 1, monday).historic).toBe(true)
  const ready = [{ status: 'Ready to Collect', lastModified: monday }] as const
  expect(patientView(ready, monday + 100 * days, monday).historic).toBe(false)
})

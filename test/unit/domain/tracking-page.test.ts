import { expect, test } from 'vitest'
import { trackingPage } from '../../../src/domain/tracking-page.ts'

const carriage = { courierName: null } as const

test('the page of Royal Mail and DPD has the parcel number and nothing else in it', () => {
  expect(trackingPage({ ...carriage, courier: 'royal-mail', trackingNumber: 'RA473124829GB' })).toBe(
    'https://www.royalmail.com/track-your-item#/tracking-results/RA473124829GB',
  )
  expect(trackingPage({ ...carriage, courier: 'dpd', trackingNumber: '15501234567890' })).toBe(
    'https://track.dpd.co.uk/search?reference=15501234567890',
  )
})

test('what is no parcel number never gets into an address, whoever typed it', () => {
  for (const trackingNumber of ['Edith Brown', '14 Elm Road', '9990548609', 'RA123456789GB', '', null])
    for (const courier of ['royal-mail', 'dpd', 'other', 'own-driver', 'locker'] as const)
      expect(trackingPage({ ...carriage, courier, trackingNumber })).toBeUndefined()
})

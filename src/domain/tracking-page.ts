import type { Carriage } from './prescription.ts'
import { parseTrackingNumber } from './tracking-number.ts'

/**
 * The page on which a courier shows where a parcel is, with nothing in it but a number that can be that courier's: what else
 * somebody typed never gets into an address. Undefined for couriers without such a page. The hosts of the windows allow the same.
 */
export const trackingPage = ({ courier, trackingNumber }: Carriage): string | undefined => {
  if (trackingNumber === null || (courier !== 'royal-mail' && courier !== 'dpd')) return undefined
  const number = parseTrackingNumber(courier, trackingNumber)
  if (number === undefined) return undefined
  return courier === 'royal-mail'
    ? `https://www.royalmail.com/track-your-item#/tracking-results/${number}`
    : `https://track.dpd.co.uk/search?reference=${number}`
}

import type { Place } from '../../../domain/prescription.ts'

/** The places to print: those in use, then those typed with commas between, each once whatever its capitals. */
export const placesToPrint = (inUse: readonly Place[], kind: Place['kind'], typed: string): readonly Place[] => {
  const more = typed
    .split(',')
    .map((label) => label.trim())
    .filter((label) => label !== '')
    .map((label): Place => ({ kind, label }))
  const keyOf = (place: Place): string => `${place.kind} ${place.label.trim().toUpperCase()}`
  return [...new Map([...more, ...inUse].map((place) => [keyOf(place), place])).values()]
}

import type { Draft } from '../../../../contract/drafts.ts'
import type { Restored } from './draft-context.ts'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

// A field that is still unanswered may become anything.
const fits = (fresh: unknown, kept: unknown): boolean => {
  if (fresh === null || kept === null) return true
  if (Array.isArray(fresh)) {
    const [one] = fresh as readonly unknown[]
    return Array.isArray(kept) && kept.every((other) => one === undefined || fits(one, other))
  }
  if (isRecord(fresh))
    return isRecord(kept) && Object.keys(fresh).every((key) => key in kept && fits(fresh[key], kept[key]))
  return typeof fresh === typeof kept
}

/** Whether a field as kept is filled in again: ticks of a check on the same version only, anything but words only for the same items and app. */
export const mayRestore = (
  fresh: unknown,
  kept: Draft['fields'][string],
  { version, wordsOnly }: Pick<Restored, 'version' | 'wordsOnly'>,
  check: boolean,
): boolean => {
  if (check && kept.version !== version) return false
  if (wordsOnly) return !check && typeof fresh === 'string' && typeof kept.value === 'string'
  return fits(fresh, kept.value)
}

import { now } from './clock.ts'

const minutesKey = 'pestle.lock-after-minutes'
const activeKey = 'pestle.active-at'
const noteEveryMs = 2_000

/** After how many quiet minutes the screen locks; 0 is never. */
export const lockChoices = [0, 2, 5, 10, 20] as const

/** What was chosen on this PC; ten minutes when nothing was. */
export const lockAfterMinutes = (): number => {
  const found = localStorage.getItem(minutesKey)
  return found === null ? 10 : (lockChoices.find((minutes) => String(minutes) === found) ?? 10)
}

/** Remembers the choice on this PC. */
export const chooseLockAfter = (minutes: number): void => {
  localStorage.setItem(minutesKey, String(minutes))
}

const activeAt = (): number => Number(localStorage.getItem(activeKey) ?? 0)

/** Somebody touched this window: every tab of this PC counts as in use. */
export const noteActive = (): void => {
  const at = now()
  // A clock set back must not count as years of quiet or of use.
  if (Math.abs(at - activeAt()) > noteEveryMs) localStorage.setItem(activeKey, String(at))
}

/** Where nobody ever touched it on this PC the quiet time begins now. */
export const beginQuiet = (): void => {
  if (activeAt() === 0) noteActive()
}

/** For how long nobody has touched Pestle on this PC. */
export const quietSinceMs = (): number => Math.max(0, now() - activeAt())

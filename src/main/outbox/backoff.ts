/** How long to wait after failures, in ms. */
export interface BackoffSettings {
  readonly baseMs: number
  readonly capMs: number
  /** The longest `Retry-After` that is believed. */
  readonly retryAfterCapMs: number
  /** How often "conflict" without a named conflict is tried again before a person is asked. */
  readonly contentionLimit: number
}

/** Quick enough for a counter, slow enough for a national service coming back. */
export const defaultBackoff: BackoffSettings = {
  baseMs: 1_000,
  capMs: 60_000,
  retryAfterCapMs: 15 * 60_000,
  contentionLimit: 6,
}

/**
 * Full jitter: anywhere between nothing and the doubling ceiling, so that ten thousand pharmacies coming back do not come
 * together. `failures` counts from 1; `random` is in [0, 1). A `Retry-After` is kept in full and the jitter comes on top.
 */
export const backoffMs = (
  failures: number,
  random: number,
  retryAfterMs: number | null,
  { baseMs, capMs, retryAfterCapMs }: BackoffSettings,
): number => {
  const ceiling = Math.min(capMs, baseMs * 2 ** Math.min(failures - 1, 30))
  return Math.floor(random * ceiling) + Math.min(retryAfterMs ?? 0, retryAfterCapMs)
}

/** `Retry-After` (RFC 9110 10.2.3) as ms from now: whole seconds, or a date by the service's clock `serverNow`. */
export const retryAfterMsOf = (header: string | undefined, serverNow: number): number | null => {
  if (header === undefined) return null
  if (/^\d{1,9}$/.test(header.trim())) return Number(header.trim()) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? null : Math.max(0, date - serverNow)
}

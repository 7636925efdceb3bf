import type { HttpOutcome } from '../../src/main/nhs/http-port.ts'
import type { Exchange } from './network.ts'

/** What came in last, and how far ahead this PC's clock was known to be when it did; null where the reply itself may teach that. */
export interface Shown {
  readonly name: string
  readonly aheadMs: number | null
}

/** Works out what the line must be called from what came in, apart from how the product reads it. */
export interface LineShows {
  /** `shown` is what the exchange itself shows, null for nothing. */
  readonly came: (exchange: Exchange, outcome: HttpOutcome, shown: string | null, aheadMs: number | null) => void
  /** Null when nothing is known. */
  readonly now: () => Shown | null
  readonly forget: () => void
}

/** With sign-in a first 401 is only the sign that a new token is wanted. */
export const createLineShows = (signIn: boolean): LineShows => {
  let now: Shown | null = null
  const refusedOnce = new Set<string>()

  const isFinal = ({ request }: Exchange, outcome: HttpOutcome): boolean => {
    const asked = request.body ?? 'greeting'
    const again = refusedOnce.delete(asked)
    if (!signIn || outcome.kind !== 'reply' || outcome.status !== 401 || again) return true
    refusedOnce.add(asked)
    return false
  }

  return {
    came: (exchange, outcome, shown, aheadMs) => {
      const token = exchange.request.url.endsWith('/token')
      const refused = token && outcome.kind === 'reply' && outcome.status >= 400
      // Without a token nothing is asked a second time.
      if (token && (outcome.kind !== 'reply' || refused)) refusedOnce.clear()
      const final = token || isFinal(exchange, outcome)
      if (shown === null || (token && shown === 'ok' && !refused)) return
      const teaches = outcome.kind === 'reply' && outcome.headers['date'] !== undefined
      now = final && !refused ? { name: shown, aheadMs: teaches ? null : (aheadMs ?? 0) } : null
    },
    now: () => now,
    forget: () => {
      now = null
      refusedOnce.clear()
    },
  }
}

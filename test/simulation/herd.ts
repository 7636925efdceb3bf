import { backoffMs, defaultBackoff } from '../../src/main/outbox/backoff.ts'
import { lanesAllowed, lineFailed, lineWorked, untriedLine, type LineMemory } from '../../src/main/outbox/line.ts'
import { seededRandom } from '../support/seeded-random.ts'

/** Many pharmacies behind one national limit, coming back at second 0 from an outage that all of them noticed. */
export interface HerdWanted {
  readonly pharmacies: number
  /** Prescriptions with something waiting, in each pharmacy; every one is a lane and a request. */
  readonly waiting: number
  readonly limitPerSecond: number
  /** What the product draws for its jitter; 1 is the whole wait, always. */
  readonly random: (seed: number) => () => number
  readonly longestS: number
}

/** Requests by second, and when how much was delivered. */
export interface Herd {
  readonly offered: readonly number[]
  readonly accepted: readonly number[]
  readonly halfAtS: number
  /** Null when it was not done in time. */
  readonly doneAtS: number | null
  readonly requests: number
  readonly worstSecond: number
}

interface Pharmacy {
  readonly random: () => number
  line: LineMemory
  /** Lanes that may be tried, by when. */
  waiting: { readonly lane: string; readonly tries: number; readonly due: number }[]
  inFlight: number
  /** Only the timer set last counts. */
  timer: number
}

const lanes = 16
const latencyMs = 150
const outageMs = 30 * 60_000

/** Plays the outage's end with the product's own rules for pauses, probing and waits. */
export const playHerd = ({ pharmacies, waiting, limitPerSecond, random, longestS }: HerdWanted): Herd => {
  const due = new Map<number, (() => void)[]>()
  const offered: number[] = []
  const accepted: number[] = []
  let now = 0
  let delivered = 0
  let requests = 0
  const after = (ms: number, work: () => void): void => {
    const at = now + Math.max(1, Math.ceil(ms))
    const there = due.get(at)
    if (there === undefined) due.set(at, [work])
    else there.push(work)
  }
  const service = limiter(limitPerSecond)

  const next = (pharmacy: Pharmacy): void => {
    const free = lanesAllowed(pharmacy.line, now, lanes) - pharmacy.inFlight
    const ready = pharmacy.waiting.filter((one) => one.due <= now).slice(0, Math.max(0, free))
    pharmacy.waiting = pharmacy.waiting.filter((one) => !ready.includes(one))
    for (const one of ready) send(pharmacy, one)
    if (pharmacy.inFlight > 0 || pharmacy.waiting.length === 0) return
    const soonest = Math.min(...pharmacy.waiting.map((one) => one.due))
    const timer = (pharmacy.timer += 1)
    after(Math.max(soonest, pharmacy.line.pausedUntil) - now, () => {
      if (timer === pharmacy.timer) next(pharmacy)
    })
  }

  const send = (pharmacy: Pharmacy, one: Pharmacy['waiting'][number]): void => {
    pharmacy.inFlight += 1
    requests += 1
    const second = Math.floor(now / 1_000)
    offered[second] = (offered[second] ?? 0) + 1
    const taken = service(now)
    if (taken) accepted[second] = (accepted[second] ?? 0) + 1
    after(latencyMs, () => {
      pharmacy.inFlight -= 1
      if (taken) {
        delivered += 1
        pharmacy.line = lineWorked(pharmacy.line, now)
      } else throttled(pharmacy, one)
      next(pharmacy)
    })
  }

  const throttled = (pharmacy: Pharmacy, { lane, tries }: Pharmacy['waiting'][number]): void => {
    const wait = (failures: number): number => backoffMs(failures, pharmacy.random(), null, defaultBackoff)
    const finding = { ok: false, fault: 'throttled', ofLine: false, retryAfterMs: null } as const
    pharmacy.line = lineFailed(pharmacy.line, lane, finding, now, wait)
    const paused = pharmacy.line.pausedUntil > now
    pharmacy.waiting.push({ lane, tries: tries + 1, due: paused ? pharmacy.line.pausedUntil : now + wait(tries + 1) })
  }

  for (let number = 0; number < pharmacies; number += 1) after(1, () => next(cameBack(number, waiting, random)))
  const total = pharmacies * waiting
  let halfAtS = 0
  for (; now < longestS * 1_000 && delivered < total; now += 1) {
    for (const work of due.get(now) ?? []) work()
    due.delete(now)
    if (halfAtS === 0 && delivered >= total / 2) halfAtS = now / 1_000
  }
  const seconds = Math.ceil(now / 1_000)
  const filled = (counts: readonly number[]) => Array.from({ length: seconds }, (_, at) => counts[at] ?? 0)
  return {
    offered: filled(offered),
    accepted: filled(accepted),
    halfAtS,
    doneAtS: delivered === total ? now / 1_000 : null,
    requests,
    worstSecond: Math.max(...filled(offered)),
  }
}

/** So many in a second and no more: the rest are told to slow down. */
const limiter = (perSecond: number): ((now: number) => boolean) => {
  let left = perSecond
  let at = 0
  return (now) => {
    left = Math.min(perSecond, left + ((now - at) / 1_000) * perSecond)
    at = now
    if (left < 1) return false
    left -= 1
    return true
  }
}

/** A pharmacy as the outage leaves it: it has tried and failed for half an hour and waits out a pause. */
const cameBack = (number: number, waiting: number, random: HerdWanted['random']): Pharmacy => {
  const draw = random(number)
  const wait = (failures: number): number => backoffMs(failures, draw(), null, defaultBackoff)
  let line = untriedLine(0)
  for (let at = 1; at < outageMs; at = Math.max(at + 1, line.pausedUntil))
    line = lineFailed(line, 'greeting', { ok: false, fault: 'failing', ofLine: true, retryAfterMs: null }, at, wait)
  // The line counts from the beginning of the outage, the herd from its end.
  line = { ...line, pausedUntil: line.pausedUntil - outageMs }
  return {
    random: draw,
    line,
    waiting: Array.from({ length: waiting }, (_, lane) => ({ lane: String(lane), tries: 0, due: 0 })),
    inFlight: 0,
    timer: 0,
  }
}

/** The product's jitter, and none at all. */
export const jitters = {
  full: (seed: number) => seededRandom(seed + 1),
  none: () => () => 0.999_999,
} as const

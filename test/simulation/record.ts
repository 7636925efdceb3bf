/** A promise that was not kept, and where. */
export interface Violation {
  readonly promise: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9
  readonly what: string
  /** The step it came to light after, and the steady clock. */
  readonly step: number
  readonly mono: number
}

/** How often things happened in a run. */
export interface Counts {
  steps: number
  deliveries: number
  crashes: number
  faults: number
  superseded: number
  overtaken: number
  /** Times at which several requests were on their way at once, or an act fell between a request and its answer. */
  concurrent: number
}

/** What a run knows of itself: what was promised to people, what left, what went wrong. */
export interface Record {
  readonly violations: Violation[]
  readonly counts: Counts
  /** By prescription: the version people were told of. */
  readonly acknowledged: Map<string, number>
  /** Commands that were answered with a yes. */
  readonly answered: Set<string>
  readonly trace: string[]
  readonly broken: (promise: Violation['promise'], what: string) => void
  readonly say: (line: string) => void
  /** The same for the same run. */
  readonly fingerprint: () => string
}

const most = 20

/** An empty record; `at` says where the run is. */
export const createRecord = (
  keepTrace: boolean,
  at: () => { readonly step: number; readonly mono: number },
): Record => {
  const violations: Violation[] = []
  const trace: string[] = []
  let hash = 0x811c9dc5
  const say = (line: string): void => {
    const { step, mono } = at()
    const text = `${step} ${mono} ${line}`
    for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
    if (keepTrace) trace.push(text)
  }
  return {
    violations,
    counts: { steps: 0, deliveries: 0, crashes: 0, faults: 0, superseded: 0, overtaken: 0, concurrent: 0 },
    acknowledged: new Map(),
    answered: new Set(),
    trace,
    broken: (promise, what) => {
      say(`BROKEN promise ${promise}: ${what}`)
      if (violations.length < most) violations.push({ promise, what, ...at() })
    },
    say,
    fingerprint: () => (hash >>> 0).toString(16).padStart(8, '0'),
  }
}

/** An act as it was asked for. `answered` is null until an answer came before the process was killed. */
export interface AskedAct {
  readonly actId: string
  readonly commandIds: readonly string[]
  answered: readonly { readonly id: string; readonly version: number; readonly eventIds: readonly string[] }[] | null
  /** Refused, so that pressing again would be another act. */
  settled: boolean
  /** The whole question, to be asked again. */
  readonly again: unknown
}

/** What the people of one pharmacy were told, kept outside the app: whatever is killed, this was promised. */
export interface Promised {
  readonly acts: Map<string, AskedAct>
  /** Prescriptions whose import was acknowledged. */
  readonly prescriptions: Set<string>
}

/** Nothing promised yet. */
export const nothingPromised = (): Promised => ({ acts: new Map(), prescriptions: new Set() })

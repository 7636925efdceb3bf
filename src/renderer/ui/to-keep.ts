/** How something typed is saved: resolves with why not, null where it was. */
export type Save<T> = (value: T) => Promise<string | null>

/** What is still to be kept of something typed: the newest value, until it is kept or dropped. */
export interface ToKeep<T> {
  readonly put: (value: T) => void
  readonly drop: () => void
  /** Saves what waits, where there is a way to; resolves, once nothing of it is on its way, with whether all that was put is kept. */
  readonly saveBy: (save: Save<T> | null) => Promise<boolean>
}

/** Nothing to be kept yet. `tell` is told why what was put last is not kept, and null once it is: never what came of an older value than that. */
export const toKeep = <T>(tell: (why: string | null) => void): ToKeep<T> => {
  let waiting: { readonly value: T } | null = null
  let turn = 0
  let toldOf = 0
  let onItsWay: Promise<void> = Promise.resolve()
  const one = async (save: Save<T>, taken: { readonly value: T }): Promise<void> => {
    const of = turn
    const why = await save(taken.value)
    if (why !== null && of === turn) waiting = taken
    if (of < toldOf) return
    toldOf = of
    tell(why)
  }
  return {
    put: (value) => {
      waiting = { value }
      turn += 1
    },
    drop: () => {
      waiting = null
      turn += 1
      toldOf = turn
    },
    saveBy: async (save) => {
      const taken = waiting
      if (save !== null && taken !== null) {
        waiting = null
        onItsWay = Promise.all([onItsWay, one(save, taken)]).then(() => undefined)
      }
      await onItsWay
      return waiting === null
    },
  }
}

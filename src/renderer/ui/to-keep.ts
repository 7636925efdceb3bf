/** What is still to be kept of something typed: the newest value, until it is kept or dropped. */
export interface ToKeep<T> {
  readonly put: (value: T) => void
  readonly drop: () => void
  /** The value to save now, null where none is. `notSaved` gives it back, unless something newer came or it was dropped meanwhile. */
  readonly take: () => { readonly value: T; readonly notSaved: () => void } | null
}

/** Nothing to be kept yet. */
export const toKeep = <T>(): ToKeep<T> => {
  let waiting: { readonly value: T } | null = null
  let drops = 0
  return {
    put: (value) => {
      waiting = { value }
    },
    drop: () => {
      waiting = null
      drops += 1
    },
    take: () => {
      const taken = waiting
      const then = drops
      waiting = null
      if (taken === null) return null
      return {
        value: taken.value,
        notSaved: () => {
          if (drops === then) waiting ??= taken
        },
      }
    },
  }
}

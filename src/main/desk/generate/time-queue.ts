/** What is to happen and when; `at` in UTC ms. Of the same instant the one added first comes first. */
export interface TimeQueue<T> {
  readonly size: () => number
  readonly add: (at: number, what: T) => void
  readonly nextAt: () => number | undefined
  readonly take: () => { readonly at: number; readonly what: T } | undefined
}

interface Entry<T> {
  readonly at: number
  readonly order: number
  readonly what: T
}

const before = <T>(a: Entry<T>, b: Entry<T>): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)

/** A binary heap: adding and taking take time by the logarithm of what waits. */
export const createTimeQueue = <T>(): TimeQueue<T> => {
  const heap: Entry<T>[] = []
  let added = 0
  const swapIfBefore = (child: number, parent: number): boolean => {
    const [a, b] = [heap[child], heap[parent]]
    if (a === undefined || b === undefined || !before(a, b)) return false
    heap[child] = b
    heap[parent] = a
    return true
  }
  const sink = (): void => {
    for (let at = 0; ;) {
      const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]]
      const least = left !== undefined && right !== undefined && before(right, left) ? 2 * at + 2 : 2 * at + 1
      if (!swapIfBefore(least, at)) return
      at = least
    }
  }
  return {
    size: () => heap.length,
    add: (at, what) => {
      heap.push({ at, order: (added += 1), what })
      for (let child = heap.length - 1; child > 0;) {
        const parent = (child - 1) >> 1
        if (!swapIfBefore(child, parent)) return
        child = parent
      }
    },
    nextAt: () => heap[0]?.at,
    take: () => {
      const first = heap[0]
      const last = heap.pop()
      if (first === undefined || last === undefined) return undefined
      if (heap.length > 0) {
        heap[0] = last
        sink()
      }
      return first
    },
  }
}

import type { Push } from '../../contract/index.ts'
import type { ChangeHeard } from './asked-again.ts'

/** What gathering needs: timers in ms, and the asking. `lists` says whether lists of prescriptions are asked again too. */
export interface GatherDeps {
  readonly after: (ms: number, work: () => void) => () => void
  readonly askAgain: (heard: ChangeHeard, lists: boolean) => void
  readonly askLists: () => void
}

/** Told of every push that may have changed what is shown. */
export interface Gathering {
  readonly heard: (push: Extract<Push['kind'], 'changed' | 'sync' | 'desk'>) => void
  readonly stop: () => void
}

const gatherMs = 150
// While updates leave one after the other, what is shown of them is as fresh as can be read.
const betweenSyncsMs = 600
// They change no line but the mark that one needs somebody: a long list is not asked for again after each.
const listsAfterSyncMs = 5_000

const heardAs = { changed: 'act', sync: 'sync', desk: 'anything' } as const
const weight = { sync: 0, act: 1, anything: 2 } as const

/** Makes one asking of the pushes that come together; of updates that leave no more than one in 0.6 seconds. */
export const gatherPushes = ({ after, askAgain, askLists }: GatherDeps): Gathering => {
  let gathered: ChangeHeard | null = null
  let endGathering: (() => void) | undefined
  let endRest: (() => void) | undefined
  let endLists: (() => void) | undefined
  let syncWaits = false
  const listsSoon = (): void => {
    endLists ??= after(listsAfterSyncMs, () => {
      endLists = undefined
      askLists()
    })
  }
  const rest = (): void => {
    endRest?.()
    endRest = after(betweenSyncsMs, () => {
      endRest = undefined
      if (!syncWaits) return
      syncWaits = false
      gather('sync')
    })
  }
  const askNow = (): void => {
    const heard = gathered ?? 'anything'
    gathered = null
    endGathering = undefined
    // What is asked of everything is asked of updates too.
    syncWaits = false
    rest()
    askAgain(heard, heard !== 'sync')
    if (heard === 'sync') listsSoon()
  }
  const gather = (heard: ChangeHeard): void => {
    if (gathered === null || weight[heard] > weight[gathered]) gathered = heard
    endGathering ??= after(gatherMs, askNow)
  }
  return {
    heard: (push) => {
      const heard = heardAs[push]
      if (heard === 'sync' && endRest !== undefined && endGathering === undefined) syncWaits = true
      else gather(heard)
    },
    stop: () => {
      for (const end of [endGathering, endRest, endLists]) end?.()
    },
  }
}

import { useEffect, useState, type ReactElement } from 'react'
import { keptByDesk } from '../../../contract/drafts.ts'
import { ukDate } from '../../../domain/uk-date.ts'
import { now } from '../../bridge/clock.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useScanned, useSayScan } from '../../ui/scanning.tsx'
import { useKept, type Kept } from '../../ui/use-kept.ts'
import { isCovered } from '../../ui/use-keys.ts'
import { bagsBegunWords, bagsChangedWords, runNotLookedWords, type Stop } from '../../wording/delivery.ts'
import { notKeptHead, notLookedWords } from '../../wording/drafts.ts'
import { bothOnRun, placingsOf, stillOnRun, type OnRun } from './on-the-run.ts'
import { sayNotToDeliver, useWhoseBag } from './whose-bag.ts'

interface Loaded extends Kept {
  readonly bags: readonly OnRun[]
}

const keptAs = { prescriptionId: 'run', act: 'dispatch' }

/** The bags of doors. */
export const bagIdsOf = (stops: readonly Stop[]): readonly string[] =>
  stops.flatMap(({ bags }) => bags.map((bag) => bag.bagId))

/** The bags on the run, scanned or ticked. `said` is what there is to say of those that were there before this screen was left. */
export interface Loading {
  readonly loaded: ReadonlySet<string>
  /** Those of them whose label was scanned. */
  readonly seen: readonly string[]
  readonly load: (bagIds: readonly string[], on: boolean) => void
  readonly said: ReactElement | null
}

/**
 * Which bags are on the run, kept for the desk, whoever works at it, until the day is over: past the lock, another screen, and a
 * crash. A bag that has left since, or was changed, is not on it until it is scanned again.
 */
export const useLoading = (stops: readonly Stop[]): Loading => {
  const [ticked, setTicked] = useState<Loaded>({ begunAt: 0, bags: [] })
  const [changed, setChanged] = useState<readonly string[]>([])
  const [restored, setRestored] = useState<number | null>(null)
  const desk = useQuestion('desk:state', {})
  const version = desk.reply?.kind === 'answer' ? desk.reply.value.version : ''
  const { found, keep, lookAgain, notKept } = useKept<Loaded>(version === '' ? '' : keptByDesk, version, keptAs)
  const announce = useAnnounce()
  const say = useSayScan()
  const whose = useWhoseBag()
  // Kept before it is known what was on the run, it would take its place.
  const put = (after: Loaded, known: boolean): void => {
    setTicked(after)
    if (known) keep(after)
  }
  const known = found !== undefined && found !== 'not-looked'
  useEffect(() => {
    if (!known) return
    // The crate of another day has been unpacked.
    const before = found === null || ukDate(found.begunAt) !== ukDate(now()) ? [] : found.bags
    const { same, changed: other } = stillOnRun(stops, before)
    const left = other.filter((bagId) => !ticked.bags.some((one) => one.bagId === bagId))
    setChanged((shown) => [...new Set([...shown, ...left])])
    if (found !== null && same.length > 0) setRestored(found.begunAt)
    const begunAt = found !== null && same.length > 0 ? found.begunAt : ticked.begunAt
    if (before.length > 0 || ticked.bags.length > 0) put({ begunAt, bags: bothOnRun(same, ticked.bags) }, true)
  }, [found])
  const still = stillOnRun(stops, ticked.bags)
  const loaded = new Set(still.same.map(({ bagId }) => bagId))
  const some = ticked.bags.length > still.same.length
  useEffect(() => {
    if (!some) return
    setChanged((shown) => [...new Set([...shown, ...still.changed])])
    put({ ...ticked, bags: still.same }, known)
  }, [some])
  const load = (bagIds: readonly string[], on: boolean, scanned = false): void => {
    const placings = placingsOf(stops)
    const before = still.same.filter(({ bagId }) => !bagIds.includes(bagId))
    const added = bagIds.flatMap((bagId): readonly OnRun[] => {
      const placing = placings.get(bagId)
      const seen = scanned || still.same.some((one) => one.bagId === bagId && one.scanned === true)
      return on && placing !== undefined ? [{ bagId, placing, scanned: seen }] : []
    })
    const begunAt = loaded.size === 0 ? now() : ticked.begunAt
    setChanged((shown) => shown.filter((bagId) => !bagIds.includes(bagId)))
    put({ begunAt, bags: [...before, ...added] }, known)
  }
  useScanned((scan) => {
    if (scan.kind !== 'bag' || isCovered()) return false
    const bagId = bagIdsOf(stops).find((one) => one.toUpperCase() === scan.bagId.toUpperCase())
    if (bagId === undefined) void sayNotToDeliver(scan.bagId, say, whose)
    else {
      load([bagId], true, true)
      announce(`Bag ${bagId} is on the run.`)
    }
    return true
  })
  const waiting = bagIdsOf(stops)
  const toScan = changed.filter((bagId) => waiting.includes(bagId) && !loaded.has(bagId))
  const said = (
    <>
      {found === 'not-looked' ? (
        <Notice tone="attention" head={runNotLookedWords.head} says>
          <p>{runNotLookedWords.todo}</p>
          <Button onPress={lookAgain}>{notLookedWords.again}</Button>
        </Notice>
      ) : null}
      {notKept === null ? null : (
        <Notice tone="attention" head={notKeptHead} says>
          <p>{notKept}</p>
        </Notice>
      )}
      {toScan.length === 0 ? null : <Notice tone="attention" head={bagsChangedWords(toScan)} says />}
      {restored === null || loaded.size === 0 ? null : (
        <Notice tone="plain" icon="waiting" head={bagsBegunWords(restored, now())} says />
      )}
    </>
  )
  const seen = still.same.flatMap(({ bagId, scanned }) => (scanned === true ? [bagId] : []))
  return { loaded, seen, load, said }
}

import { use, useEffect, useState, type ReactElement } from 'react'
import { ukDate } from '../../../domain/uk-date.ts'
import { now } from '../../bridge/clock.ts'
import { PersonShown } from '../../bridge/person-shown.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useScanned, useSayScan } from '../../ui/scanning.tsx'
import { useKept, type Kept } from '../../ui/use-kept.ts'
import { isCovered } from '../../ui/use-keys.ts'
import { bagsBegunWords, type Stop } from '../../wording/delivery.ts'
import { notKeptHead } from '../../wording/drafts.ts'

interface Loaded extends Kept {
  readonly bagIds: readonly string[]
}

const keptAs = { prescriptionId: 'run', act: 'dispatch' }

/** The bags of doors. */
export const bagIdsOf = (stops: readonly Stop[]): readonly string[] =>
  stops.flatMap(({ bags }) => bags.map((bag) => bag.bagId))

/** The bags on the run, scanned or ticked. `said` is what there is to say of those that were there before this screen was left. */
export interface Loading {
  readonly loaded: ReadonlySet<string>
  readonly load: (bagIds: readonly string[], on: boolean) => void
  readonly said: ReactElement | null
}

/** Which bags are on the run, kept for whoever began it until the day is over: past the lock, another screen, and a crash. */
export const useLoading = (stops: readonly Stop[]): Loading => {
  const [ticked, setTicked] = useState<Loaded | null>(null)
  const [restored, setRestored] = useState<number | null>(null)
  const desk = useQuestion('desk:state', {})
  const { found, keep, notKept } = useKept<Loaded>(
    use(PersonShown) ?? '',
    desk.reply?.kind === 'answer' ? desk.reply.value.version : '',
    keptAs,
  )
  const announce = useAnnounce()
  const say = useSayScan()
  useEffect(() => {
    if (found === undefined || found === null || found === 'not-looked') return
    // The crate of another day has been unpacked.
    if (ukDate(found.begunAt) !== ukDate(now()) || found.bagIds.length === 0) return
    setTicked((before) => before ?? found)
    setRestored(found.begunAt)
  }, [found])
  // What has left, or was taken back, is not on the run any more.
  const loaded = new Set(bagIdsOf(stops).filter((bagId) => ticked?.bagIds.includes(bagId)))
  const some = ticked !== null && ticked.bagIds.length > loaded.size
  useEffect(() => {
    if (!some) return
    const left = { ...ticked, bagIds: [...loaded] }
    setTicked(left)
    keep(left)
  }, [some])
  const load = (bagIds: readonly string[], on: boolean): void => {
    const before = [...loaded].filter((one) => !bagIds.includes(one))
    const begunAt = loaded.size === 0 ? now() : (ticked?.begunAt ?? now())
    const after = { begunAt, bagIds: on ? [...before, ...bagIds] : before }
    setTicked(after)
    keep(after)
  }
  useScanned((scan) => {
    if (scan.kind !== 'bag' || isCovered()) return false
    const bagId = bagIdsOf(stops).find((one) => one.toUpperCase() === scan.bagId.toUpperCase())
    if (bagId === undefined)
      say({
        tone: 'danger',
        head: `Bag ${scan.bagId} is not to be delivered.`,
        todo: 'Nothing was done. Put it back, or look it up from another list.',
      })
    else {
      load([bagId], true)
      announce(`Bag ${bagId} is on the run.`)
    }
    return true
  })
  const said = (
    <>
      {notKept === null ? null : (
        <Notice tone="attention" head={notKeptHead} says>
          <p>{notKept}</p>
        </Notice>
      )}
      {restored === null || loaded.size === 0 ? null : (
        <Notice tone="plain" icon="waiting" head={bagsBegunWords(restored, now())} says />
      )}
    </>
  )
  return { loaded, load, said }
}

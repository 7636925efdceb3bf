import { useEffect, type ReactElement } from 'react'
import type { ListChoices } from '../../../contract/lists.ts'
import type { Stage } from '../../../domain/stage.ts'
import { useFetchedBefore } from '../../bridge/use-fetched-before.ts'
import { usePages } from '../../bridge/use-pages.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useKeysWait } from '../../ui/keys-wait.ts'
import { ListTrouble } from '../../ui/list-trouble.tsx'
import { useSlow } from '../../ui/use-slow.ts'
import { filterWords } from '../../wording/filters.ts'
import { counted } from '../../wording/numbers-and-dates.ts'
import { listWords, stages, stageWords, type ListName } from '../../wording/stages.ts'
import { asFound, firstFound } from './ask-found.ts'
import { FilterBar, FilteredBand } from './filter-bar.tsx'
import { QueueGrid } from './queue-grid.tsx'
import { besideInHand, firstInHand, notInListWords } from './first-in-hand.ts'
import { usePutAway } from './put-away.ts'
import css from './queue.module.css'
import { useSettledRows } from './settled-rows.ts'
import { useNarrow } from './use-narrow.ts'

const isOpenWork = (list: ListName | null): boolean => list !== null && list !== 'done' && list !== 'received'

type Counts = Readonly<Record<ListName, number>>

// What is ready and what is done needs nobody at the bench.
const nextWork = (counts: Counts): Stage | undefined =>
  stages.find((stage) => stage !== 'done' && stage !== 'ready' && counts[stage] > 0)

const EmptyList = (props: {
  readonly list: ListName
  readonly hidden: number
  readonly only: ListChoices['only']
  readonly counts: Counts | undefined
  readonly onShowAll: () => void
  readonly onGo: (list: ListName) => void
}): ReactElement => {
  const { list, hidden, counts } = props
  if (hidden > 0)
    return (
      <Empty
        head={`Nothing here is left by “${filterWords(props.only)}”.`}
        about={`${counted(hidden, 'prescription')} of this list ${hidden === 1 ? 'is' : 'are'} not shown.`}
      >
        <Button look="primary" onPress={props.onShowAll}>
          Show everything
        </Button>
      </Empty>
    )
  const next = counts && nextWork(counts)
  const { empty, about } = listWords[list]
  if (next === undefined || counts === undefined) return <Empty head={empty} about={about} />
  return (
    <Empty head={empty} about={about}>
      <Button
        keyOf={stageWords[next].key}
        onPress={() => {
          props.onGo(next)
        }}
      >
        Go to {stageWords[next].name}: {counts[next]}
      </Button>
    </Empty>
  )
}

/** A list of prescriptions: one of the lists, or what a search finds (`list` null), cut down and put together as was chosen. */
export const Queue = (props: {
  readonly list: ListName | null
  readonly search: string
  readonly inHand: string | null
  readonly choices: ListChoices
  readonly onChoose: (some: Partial<ListChoices>) => void
  readonly onTake: (id: string) => void
  readonly onGo: (list: ListName) => void
  /** Given what to say while what is in hand is none of the lines; null while it is one of them, and when the list goes. */
  readonly onNotIn: (words: string | null) => void
  /** Given what was in hand while a search does not find it; null once it does, and when the search goes. */
  readonly onPutAway: (id: string | null) => void
}): ReactElement => {
  const { list, inHand, choices, onChoose, onTake, onNotIn } = props
  const search = props.search.trim()
  const only = list === null ? [] : choices.only
  const byPatient = isOpenWork(list) && choices.byPatient
  const asked = list === null ? asFound(search) : { stage: list, search, only, byPatient }
  const pages = usePages('queue:page', asked, list === null ? firstFound : undefined)
  // A list that is opened again takes the order of now; from then on its lines keep their places.
  const named = [list ?? `found ${search}`, ...only, byPatient, pages.askedSinceOpened].join(' ')
  const rows = useSettledRows(pages.rows, inHand, named)
  const atFirst = firstInHand(list, inHand, rows)
  useEffect(() => {
    if (atFirst !== undefined) onTake(atFirst)
  }, [atFirst, onTake])
  // A key after the one that opened the list is for its first line, and one after a search for what it finds.
  const opening = list !== null && list !== 'done' && inHand === null
  const awaited = opening || list === null ? (list ?? `found ${search}`) : null
  const failed = pages.trouble !== undefined
  useKeysWait(
    pages.waiting && !failed ? awaited : null,
    pages.waiting || failed ? null : awaited,
    list === null ? 'all' : 'acts',
  )
  const known = !pages.waiting || pages.trouble !== undefined
  usePutAway(list === null ? { text: search, known, rows } : null, inHand, props.onPutAway)
  useFetchedBefore(besideInHand(inHand, rows), pages.first?.asOf)
  const notIn = notInListWords(list, inHand, rows, pages.waiting)
  useEffect(() => {
    onNotIn(notIn)
    return () => {
      onNotIn(null)
    }
  }, [notIn, onNotIn])
  const slow = useSlow(pages.waiting)
  const [narrow, measured] = useNarrow()
  const { first } = pages
  const all = first !== undefined && list !== null ? first.counts[list] : undefined
  const matching = first !== undefined && list !== null ? first.matching[list] : undefined
  const showAll = (): void => {
    onChoose({ only: [] })
  }
  const title = list === null ? 'Found' : listWords[list].name
  const about = (): string => {
    if (list !== null) return listWords[list].about
    return first === undefined ? '' : counted(rows.length, 'prescription') + (pages.hasMore ? ' and more' : '')
  }
  const body = (): ReactElement | null => {
    if (rows.length > 0)
      return (
        <QueueGrid
          {...props}
          title={title}
          rows={rows}
          byPatient={byPatient}
          narrow={narrow}
          hasMore={pages.hasMore}
          more={pages.more}
        />
      )
    if (pages.trouble !== undefined) return null
    if (pages.waiting)
      return slow ? (
        <p className={css['slow']} role="status">
          Fetching the list…
        </p>
      ) : null
    if (list === null)
      return (
        <Empty
          head={`Nothing found for "${search}".`}
          about="Search by the start of a name, an NHS number, a prescription id, or a whole bag label."
        />
      )
    return (
      <EmptyList
        list={list}
        hidden={(all ?? 0) - (matching ?? 0)}
        only={only}
        counts={first?.counts}
        onShowAll={showAll}
        onGo={props.onGo}
      />
    )
  }
  return (
    <>
      <div className={css['head']} ref={measured}>
        <h1>{title}</h1>
        <span className={css['about']}>{about()}</span>
        {list === null ? null : <FilterBar choices={choices} onChoose={onChoose} mayCollate={isOpenWork(list)} />}
      </div>
      {only.length === 0 ? null : <FilteredBand only={only} shown={matching} of={all} onShowAll={showAll} />}
      <ListTrouble pages={pages} />
      {body()}
    </>
  )
}

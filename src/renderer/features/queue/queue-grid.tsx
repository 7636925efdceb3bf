import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, type ReactElement } from 'react'
import { useNow } from '../../bridge/clock.ts'
import { rememberedDensity } from '../../bridge/remembered-density.ts'
import { isCovered, isTyping } from '../../ui/use-keys.ts'
import { usePainted } from '../../ui/use-painted.ts'
import type { ListName } from '../../wording/stages.ts'
import { listEntries, type ListEntry } from './list-entries.ts'
import { PatientHeading } from './patient-heading.tsx'
import { QueueLine } from './queue-line.tsx'
import { useQueueKeys } from './queue-keys.ts'
import css from './queue.module.css'
import type { ShownRow } from './settled-rows.ts'

const lineHeight = { wide: 34, narrow: 52 }
// Two rows of words for each medicine that is owed, in a line that has one for what it names.
const heightOfOwed = (owed: number): number => (owed === 0 ? 0 : (2 * owed - 1) * 20)
const headingHeight = 34
const columnsHeight = 28
const heightOf = (entry: ListEntry | undefined, narrow: boolean): number =>
  entry?.kind === 'patient'
    ? headingHeight
    : narrow
      ? lineHeight.narrow + heightOfOwed(entry?.shown.row.owed.length ?? 0)
      : lineHeight.wide
const lineId = (index: number): string => `queue-line-${String(index)}`

/** The lines of a list, of which only those in view are drawn. The arrow keys, j and k take the next line in hand. */
export const QueueGrid = (props: {
  readonly list: ListName | null
  readonly title: string
  readonly rows: readonly ShownRow[]
  readonly byPatient: boolean
  /** Too narrow for a line of one row. */
  readonly narrow: boolean
  readonly inHand: string | null
  readonly onTake: (id: string) => void
  readonly hasMore: boolean
  readonly more: () => void
}): ReactElement => {
  const { list, rows, inHand, onTake, hasMore, more } = props
  // What is owed, why and for when has no room beside the names, nor has where each waits.
  const inTwo = list === null || list === 'owings' || list === 'received'
  const narrow = props.narrow || inTwo || rememberedDensity() === 'touch'
  const grid = useRef<HTMLDivElement>(null)
  const now = useNow(30_000)
  const entries = useMemo(() => listEntries(rows, props.byPatient), [rows, props.byPatient])
  const at = rows.findIndex(({ row }) => row.id === inHand)
  const entryAt = entries.findIndex((one) => one.kind === 'line' && one.shown.row.id === inHand)
  const headHeight = narrow ? 0 : columnsHeight
  // What is seen is painted first; the lines around it are for whoever scrolls.
  const overscan = usePainted() ? 8 : 0
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => grid.current,
    estimateSize: (index) => heightOf(entries[index], narrow),
    overscan,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  })
  // Lines are all of one height, and only headings and owings among them another.
  const heights = props.byPatient || rows.some(({ row }) => row.owed.length > 0) ? entries : null
  const measured = useRef({ narrow, heights })
  useEffect(() => {
    if (measured.current.narrow === narrow && measured.current.heights === heights) return
    measured.current = { narrow, heights }
    virtual.measure()
  }, [narrow, heights, virtual])
  const filled = rows.length > 0
  useEffect(() => {
    // A list that was gone to is where the arrow keys belong; a search goes on being typed.
    if (list !== null && filled && !isCovered() && !isTyping(document.activeElement))
      grid.current?.focus({ preventScroll: true })
  }, [list, filled])
  useEffect(() => {
    // What was taken in hand elsewhere is marked here: in view, or another line would be taken for it.
    if (entryAt >= 0) virtual.scrollToIndex(entryAt)
    // Only as it is taken or found in the list, or all lines have another height: a line that moves later moves nothing else.
  }, [inHand, entryAt >= 0, narrow])
  // What comes below the list, as the way back from an act, takes room of it: the line in hand, if it was in view, stays there.
  const height = virtual.scrollRect?.height ?? 0
  const before = useRef(height)
  useEffect(() => {
    const [was, line] = [before.current, virtual.measurementsCache[entryAt]]
    before.current = height
    const top = virtual.scrollOffset ?? 0
    if (line !== undefined && height < was && line.start >= top && line.end <= top + was) virtual.scrollToIndex(entryAt)
  }, [height, entryAt, virtual])
  const drawn = virtual.getVirtualItems()
  const nearEnd = (drawn.at(-1)?.index ?? 0) >= entries.length - 20
  useEffect(() => {
    if (nearEnd && hasMore) more()
  })
  const step = useQueueKeys(at, rows.length, (index) => {
    const next = rows[Math.max(0, Math.min(index, rows.length - 1))]
    if (!next) return
    virtual.scrollToIndex(entries.findIndex((one) => one.kind === 'line' && one.shown === next))
    onTake(next.row.id)
  })
  return (
    <div
      role="grid"
      className={css['grid']}
      aria-label={props.title}
      aria-rowcount={hasMore ? -1 : entries.length + 1}
      aria-activedescendant={drawn.some(({ index }) => index === entryAt) ? lineId(entryAt) : undefined}
      tabIndex={0}
      ref={grid}
      onKeyDown={step}
    >
      <div role="row" aria-rowindex={1} className={narrow ? 'for-listening' : css['columns']}>
        {[list === 'done' || list === 'received' ? 'Came' : 'When', 'Patient', 'Born', 'Medicines', 'Marks'].map(
          (name) => (
            <span key={name} role="columnheader">
              {name === 'Marks' ? <span className="for-listening">Marks</span> : name}
            </span>
          ),
        )}
      </div>
      <div className={css['rows']} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {drawn.map(({ index, start, size }) => {
          const entry = entries[index]
          const style = { height: size, transform: `translateY(${String(start - headHeight)}px)` }
          if (entry === undefined) return null
          if (entry.kind === 'patient')
            return <PatientHeading key={`of ${String(index)}`} {...entry} index={index} style={style} />
          return (
            <QueueLine
              key={entry.shown.row.id}
              row={entry.shown.row}
              left={entry.shown.left}
              id={lineId(index)}
              index={index}
              taken={index === entryAt}
              narrow={narrow}
              list={list}
              now={now}
              top={start - headHeight}
              height={size}
              onTake={onTake}
            />
          )
        })}
      </div>
    </div>
  )
}

import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react'
import type { Stage } from '../../../domain/stage.ts'
import { useNow } from '../../bridge/clock.ts'
import { usePages } from '../../bridge/use-pages.ts'
import { Empty } from '../../ui/empty.tsx'
import { ListTrouble } from '../../ui/list-trouble.tsx'
import { isCovered, useKeys } from '../../ui/use-keys.ts'
import { counted } from '../../wording/numbers-and-dates.ts'
import { stageWords } from '../../wording/stages.ts'
import { QueueLine } from './queue-line.tsx'
import css from './queue.module.css'
import { useSettledRows } from './settled-rows.ts'

const lineHeight = { wide: 34, narrow: 52 }
const columnsHeight = 28
const narrowBelow = 700
const pageOfLines = 15
const lineId = (index: number): string => `queue-line-${String(index)}`

const useNarrow = (): readonly [boolean, (element: HTMLElement | null) => void] => {
  const [element, setElement] = useState<HTMLElement | null>(null)
  const [narrow, setNarrow] = useState(false)
  useEffect(() => {
    if (!element) return
    const watching = new ResizeObserver(([entry]) => {
      setNarrow((entry?.contentRect.width ?? narrowBelow) < narrowBelow)
    })
    watching.observe(element)
    return () => {
      watching.disconnect()
    }
  }, [element])
  return [narrow, setElement]
}

/** A list of prescriptions: one stage, or what a search finds (`stage` null). The arrow keys, j and k take the next line in hand. */
export const Queue = (props: {
  readonly stage: Stage | null
  readonly search: string
  readonly inHand: string | null
  readonly onTake: (id: string) => void
}): ReactElement => {
  const { stage, search, inHand, onTake } = props
  const pages = usePages('queue:page', { stage, search: search.trim() })
  const shown = useSettledRows(pages.rows, inHand, stage ?? `found ${search.trim()}`)
  const [tooNarrow, measured] = useNarrow()
  // What is owed, why and for when has no room beside the names.
  const narrow = tooNarrow || stage === 'owings'
  const grid = useRef<HTMLDivElement>(null)
  const now = useNow(30_000)
  const at = shown.findIndex(({ row }) => row.id === inHand)
  const headHeight = narrow ? 0 : columnsHeight
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => grid.current,
    estimateSize: () => (narrow ? lineHeight.narrow : lineHeight.wide),
    overscan: 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  })
  useEffect(() => {
    virtual.measure()
  }, [narrow, virtual])
  const filled = shown.length > 0
  useEffect(() => {
    // A list that was gone to is where the arrow keys belong; a search goes on being typed.
    if (stage !== null && filled && !isCovered()) grid.current?.focus({ preventScroll: true })
  }, [stage, filled])
  const lines = virtual.getVirtualItems()
  const { hasMore, more } = pages
  const nearEnd = (lines.at(-1)?.index ?? 0) >= shown.length - 20
  useEffect(() => {
    if (nearEnd && hasMore) more()
  })

  const take = (index: number): void => {
    const next = shown[Math.max(0, Math.min(index, shown.length - 1))]
    if (!next) return
    virtual.scrollToIndex(shown.indexOf(next))
    onTake(next.row.id)
  }
  const steps: Readonly<Record<string, () => void>> = {
    ArrowDown: () => {
      take(at + 1)
    },
    ArrowUp: () => {
      take(at < 0 ? 0 : at - 1)
    },
    PageDown: () => {
      take(at + pageOfLines)
    },
    PageUp: () => {
      take(at - pageOfLines)
    },
    Home: () => {
      take(0)
    },
    End: () => {
      take(shown.length - 1)
    },
  }
  useKeys({
    j: () => {
      take(at + 1)
    },
    k: () => {
      take(at < 0 ? 0 : at - 1)
    },
  })
  // With the focus on nothing, as after a window closed, the arrow keys belong to the list as well.
  useKeys(steps, 'nothing-focused')
  const step = (event: KeyboardEvent): void => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : steps[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  const title = stage === null ? 'Found' : stageWords[stage].name
  return (
    <>
      <div className={css['head']}>
        <h1>{title}</h1>
        <span className={css['about']}>
          {stage === null
            ? pages.first === undefined
              ? ''
              : counted(shown.length, 'prescription') + (hasMore ? ' and more' : '')
            : stageWords[stage].about}
        </span>
      </div>
      <ListTrouble pages={pages} />
      {!pages.waiting && shown.length === 0 && pages.trouble === undefined ? (
        <Empty
          head={stage === null ? `Nothing found for "${search.trim()}".` : stageWords[stage].empty}
          about={
            stage === null
              ? 'Search by the start of a name, an NHS number, a prescription id, or a whole bag label.'
              : stageWords[stage].about
          }
        />
      ) : (
        <div
          role="grid"
          className={css['grid']}
          aria-label={title}
          aria-rowcount={hasMore ? -1 : shown.length + 1}
          aria-activedescendant={lines.some(({ index }) => index === at) ? lineId(at) : undefined}
          tabIndex={0}
          ref={(element) => {
            grid.current = element
            measured(element)
          }}
          onKeyDown={step}
        >
          <div role="row" aria-rowindex={1} className={narrow ? 'for-listening' : css['columns']}>
            {['Came', 'Patient', 'Born', 'Medicines', 'Marks'].map((name) => (
              <span key={name} role="columnheader">
                {name === 'Marks' ? <span className="for-listening">Marks</span> : name}
              </span>
            ))}
          </div>
          <div className={css['rows']} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
            {lines.map(({ index, start, size }) => {
              const line = shown[index]
              return line === undefined ? null : (
                <QueueLine
                  key={line.row.id}
                  shown={line}
                  id={lineId(index)}
                  index={index}
                  taken={index === at}
                  narrow={narrow}
                  found={stage === null}
                  now={now}
                  style={{ height: size, transform: `translateY(${String(start - headHeight)}px)` }}
                  onTake={onTake}
                />
              )
            })}
          </div>
        </div>
      )}
    </>
  )
}

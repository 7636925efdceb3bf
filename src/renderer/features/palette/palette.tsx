import { useId, useState, type KeyboardEvent, type ReactElement } from 'react'
import { useAnnounce } from '../../ui/announce.tsx'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/class-names.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { capsOf } from '../../wording/keys.ts'
import { counted } from '../../wording/numbers-and-dates.ts'
import { fitAny } from './match.ts'
import css from './palette.module.css'

/** Something that can be gone to or begun by its name, or by other words people have for it (`also`). `why` says why it cannot be now. `run` opens; it never does an act itself. */
export interface PaletteEntry {
  readonly id: string
  readonly group: string
  readonly words: string
  readonly also?: string | undefined
  readonly keyOf?: string | undefined
  readonly why?: string | undefined
  readonly run: () => void
}

const mostShown = 12

const found = (entries: readonly PaletteEntry[], typed: string): readonly PaletteEntry[] => {
  if (typed.trim() === '') return entries.filter(({ why }) => why === undefined)
  return entries
    .flatMap((entry) => {
      const score = fitAny(typed, entry.words, entry.also)
      return score === null ? [] : [{ entry, score: score - (entry.why === undefined ? 0 : 10) }]
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostShown)
    .map(({ entry }) => entry)
}

/** Every act and every place by its name. Enter opens what is chosen and nothing more: the act itself is ended in its own window. */
export const Palette = (props: {
  readonly entries: readonly PaletteEntry[]
  readonly onFind: (typed: string) => void
  readonly onClose: () => void
}): ReactElement => {
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const listId = useId()
  const announce = useAnnounce()
  const search: readonly PaletteEntry[] =
    typed.trim() === ''
      ? []
      : [
          {
            id: 'find',
            group: 'Search',
            words: `Find “${typed.trim()}”`,
            run: () => {
              props.onFind(typed.trim())
            },
          },
        ]
  const shown = [...found(props.entries, typed), ...search]
  const chosen = shown[Math.min(at, shown.length - 1)]
  const choose = (entry: PaletteEntry | undefined): void => {
    if (entry === undefined) return
    if (entry.why !== undefined) {
      announce(`${entry.words}: ${entry.why}`)
      return
    }
    props.onClose()
    entry.run()
  }
  const move = (step: number): void => {
    setAt((Math.min(at, shown.length - 1) + step + shown.length) % Math.max(1, shown.length))
  }
  const listen = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      move(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      choose(chosen)
    }
  }
  return (
    <Dialog
      title="Acts and places"
      onClose={props.onClose}
      foot={
        <Button look="quiet" onPress={props.onClose} keyOf="Escape">
          Close
        </Button>
      }
    >
      <input
        className={css['input']}
        type="text"
        role="combobox"
        aria-label="Act or place"
        aria-expanded="true"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={chosen === undefined ? undefined : `${listId}-${chosen.id}`}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        autoFocus
        placeholder="Type what you want to do, or where to go"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={listen}
      />
      <div role="listbox" id={listId} aria-label="Acts and places" className={css['list']}>
        {shown.map((entry) => (
          <div
            key={entry.id}
            id={`${listId}-${entry.id}`}
            role="option"
            aria-selected={entry === chosen}
            aria-disabled={entry.why !== undefined}
            aria-keyshortcuts={entry.keyOf}
            className={classes(css['entry'], entry === chosen && css['at'], entry.why !== undefined && css['not'])}
            ref={
              entry === chosen
                ? (line: HTMLDivElement | null) => {
                    line?.scrollIntoView({ block: 'nearest' })
                  }
                : undefined
            }
            onClick={() => {
              choose(entry)
            }}
          >
            <span className={css['words']}>
              {entry.words}
              {entry.why === undefined ? null : <span className={css['why']}>{entry.why}</span>}
            </span>
            <span className={css['group']}>{entry.group}</span>
            {entry.keyOf === undefined ? <span /> : <KeyCap>{capsOf(entry.keyOf)}</KeyCap>}
          </div>
        ))}
      </div>
      <p role="status" className="for-listening">
        {counted(shown.length, 'match', 'matches')}
      </p>
    </Dialog>
  )
}

import { memo, useEffect, useRef, type ReactElement } from 'react'
import type { Output } from '../../contract/index.ts'
import { classes } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { appKeys, screenWords } from '../wording/keys.ts'
import { shortPlaceWords } from '../wording/places-short.ts'
import { listWords, type ListName } from '../wording/stages.ts'
import css from './places-nav.module.css'
import type { ScreenName } from './use-screen.ts'

interface Place {
  readonly screen: ScreenName
  readonly name: string
  readonly count: number | null
  /** How many of them a filter leaves; null without one. */
  readonly of?: number | null
  readonly loud: boolean
  readonly key: string | null
}

const hostWords: Readonly<Record<Output<'desk:state'>['host'], string | null>> = {
  electron: null,
  browser: 'In a browser on this PC',
  'stand-in': 'On the test stand-in for Electron: test data only',
}

const PlaceLink = (props: {
  readonly place: Place
  readonly here: boolean
  readonly onGo: (screen: ScreenName) => void
}): ReactElement => {
  const { screen, name, count, of = null, loud, key } = props.place
  return (
    <button
      type="button"
      className={classes(css['place'], props.here && css['here'])}
      aria-current={props.here ? 'page' : undefined}
      aria-keyshortcuts={key ?? undefined}
      onClick={() => {
        props.onGo(screen)
      }}
    >
      <span className={css['name']} data-short={shortPlaceWords[screen]}>
        <span className={css['whole']}>{name}</span>
      </span>
      {count === null ? null : (
        <span className={classes(css['count'], count === 0 && css['none'], loud && css['loud'])}>
          {loud ? <Icon name="warning" size={14} /> : null}
          {of === null || count === 0 ? null : <span className={css['part']}>{of} of </span>}
          {count === 0 ? <span className="for-listening">0</span> : count}
        </span>
      )}
    </button>
  )
}

/** Where work waits, with counts; below it the lists about the work. */
export const PlacesNav = memo(function PlacesNav(props: {
  readonly screen: ScreenName | null
  readonly onGo: (screen: ScreenName) => void
  readonly counts: Output<'queue:counts'> | undefined
  /** What the lists are cut down to: counts then say how many of how many. */
  readonly filtered: boolean
  readonly unseen: number
  readonly sync: Output<'sync:state'> | undefined
  /** Something about this PC needs somebody. */
  readonly thisPcLoud: boolean
  readonly host: Output<'desk:state'>['host']
  readonly onTypeIn: () => void
}): ReactElement {
  const { counts, sync } = props
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    // Opened by a key it may stand below the edge of a low screen.
    nav.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest' })
  }, [props.screen])
  const work = (Object.keys(listWords) as readonly ListName[]).map((list): Place => {
    const count = counts?.counts[list] ?? null
    return {
      screen: list,
      name: listWords[list].name,
      count,
      // What needs somebody is not to be overlooked behind a filter.
      of: props.filtered && list !== 'needs-you' ? (counts?.matching[list] ?? null) : null,
      loud: list === 'needs-you' && (count ?? 0) > 0,
      key: listWords[list].key,
    }
  })
  const needsYou = sync?.needsYou ?? 0
  const about: Readonly<Record<keyof typeof screenWords, Pick<Place, 'count' | 'loud'>>> = {
    'run-sheet': { count: null, loud: false },
    uncollected: { count: null, loud: false },
    claims: { count: counts?.toClaim ?? null, loud: false },
    inbox: { count: props.unseen, loud: props.unseen > 0 },
    sync: { count: needsYou > 0 ? needsYou : (sync?.waiting ?? null), loud: needsYou > 0 },
    'my-acts': { count: null, loud: false },
    'days-end': { count: null, loud: false },
    safety: { count: null, loud: false },
    products: { count: null, loud: false },
    'this-pc': { count: props.thisPcLoud ? 1 : null, loud: props.thisPcLoud },
    settings: { count: null, loud: false },
  }
  const lists = (Object.keys(screenWords) as readonly (keyof typeof screenWords)[]).map((screen): Place => ({
    screen,
    ...screenWords[screen],
    ...about[screen],
  }))
  const link = (place: Place): ReactElement => (
    <PlaceLink key={place.screen} place={place} here={props.screen === place.screen} onGo={props.onGo} />
  )
  return (
    <nav ref={nav} className={css['nav']} aria-label="Where work waits">
      {work.map(link)}
      <div className={css['apart']} />
      {lists.map(link)}
      <button
        type="button"
        className={css['place']}
        aria-keyshortcuts={appKeys['by-hand'].key}
        aria-haspopup="dialog"
        onClick={props.onTypeIn}
      >
        <span className={css['name']} data-short={shortPlaceWords['by-hand']}>
          <span className={css['whole']}>Type in from paper</span>
        </span>
      </button>
      {hostWords[props.host] === null ? null : <p className={css['host']}>{hostWords[props.host]}</p>}
    </nav>
  )
})

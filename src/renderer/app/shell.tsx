import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react'
import type { Output } from '../../contract/index.ts'
import type { Trouble } from '../bridge/ask.ts'
import type { ActInHand, OnActs } from '../bridge/acts-in-hand.ts'
import { PersonShown } from '../bridge/person-shown.ts'
import { useQuestion } from '../bridge/use-question.ts'
import { NewByHand } from '../features/by-hand/new-by-hand.tsx'
import { Claims } from '../features/claims/claims.tsx'
import { DaysEnd } from '../features/days-end/days-end.tsx'
import { Delivery } from '../features/delivery/delivery.tsx'
import { Uncollected } from '../features/uncollected/uncollected.tsx'
import { Inbox } from '../features/inbox/inbox.tsx'
import { MyActs } from '../features/my-acts/my-acts.tsx'
import { WhoIsWorking } from '../features/people/who-is-working.tsx'
import { DoneBars } from '../features/prescription/done-bars.tsx'
import { PrescriptionInHand } from '../features/prescription/prescription-in-hand.tsx'
import { useDoneActs } from '../features/prescription/use-done-acts.ts'
import { Queue } from '../features/queue/queue.tsx'
import { Products } from '../features/products/products.tsx'
import { Safety } from '../features/safety/safety.tsx'
import { Settings } from '../features/settings/settings.tsx'
import { SyncList } from '../features/sync/sync-list.tsx'
import { DaysEndOffer } from '../features/updates/days-end-offer.tsx'
import { Bands } from './bands.tsx'
import { stillToCorrect, type CorrectLater } from './correct-later.ts'
import { TellDone } from '../ui/done-act.ts'
import { Notice } from '../ui/notice.tsx'
import { HalfDoneShown } from './half-done-shown.tsx'
import { Header } from './header.tsx'
import { OverShell, type OverWindow } from './over-shell.tsx'
import type { WindowActs } from './palette-entries.ts'
import { OnDutyWindow } from './on-duty-window.tsx'
import { PlacesNav } from './places-nav.tsx'
import { PrintSheets } from './print-sheet.tsx'
import css from './shell.module.css'
import { ThisPc } from './this-pc.tsx'
import { focusSearch, useSearch } from './search-field.tsx'
import { useIsFinished } from './use-is-finished.ts'
import { useListChoices } from './use-list-choices.ts'
import { usePlaceKept } from './use-place-kept.ts'
import { useScanAnywhere } from './use-scan-anywhere.ts'
import { useShellKeys } from './use-shell-keys.ts'
import { useWhereTheyWere } from './use-where-they-were.ts'
import { useTypeIn } from './use-type-in.ts'
import { useTakeByText } from './use-take-by-text.ts'
import { useWordTyped } from './use-word-typed.ts'
import { WordTypedSaid } from './word-typed-said.tsx'
import { isList, useFocusPage, useScreen, type ScreenName } from './use-screen.ts'

// No place for what is in hand.
const listsOnly: readonly ScreenName[] = ['run-sheet', 'settings', 'products', 'this-pc']

/** The three parts of the window: where work waits, the work, and the prescription in hand. */
export const Shell = (props: {
  readonly desk: Output<'desk:state'>
  readonly trouble: Trouble | undefined
  readonly onLock: () => void
  /** What whoever works now had in hand when the screen was locked. */
  readonly before: string | null
  /** Where somebody was when the app or its screen broke, until they are there again. */
  readonly back: Output<'place:last'>['place']
  readonly onBack: () => void
  readonly onInHand: (personId: string, id: string | null) => void
}): ReactElement => {
  const { desk, trouble } = props
  const [screen, goTo] = useScreen()
  useFocusPage(screen)
  const [inHand, setInHand] = useState<string | null>(props.before)
  const { typed, shown: search, change: setSearch } = useSearch()
  const first = useTypeIn(desk.working !== null)
  const done = useDoneActs()
  const [notIn, setNotIn] = useState<string | null>(null)
  const [putAway, setPutAway] = useState<string | null>(null)
  const [over, setOver] = useState<OverWindow | null>(null)
  const { choices, choose } = useListChoices()
  const counts = useQuestion('queue:counts', { only: choices.only }, { keepPrevious: true })
  const inbox = useQuestion('intake:page', { show: 'all', after: null, limit: 1 })
  const sync = useQuestion('sync:state', {})
  const health = useQuestion('health:state', {})
  const troubles = health.reply?.kind === 'answer' ? health.reply.value.troubles : []
  const syncState = sync.reply?.kind === 'answer' ? sync.reply.value : undefined

  const isFinished = useIsFinished()
  const go = useCallback(
    (name: ScreenName) => {
      setSearch('')
      goTo(name)
      // The list that is opened gives its first line.
      if (isList(name) && name !== screen) setInHand((id) => (id !== null && isFinished(id) ? null : id))
    },
    [goTo, isFinished, screen, setSearch],
  )
  const { onInHand } = props
  const personId = desk.working?.id ?? ''
  usePlaceKept({ personId, screen, inHand, back: props.back, onBack: props.onBack, onTake: setInHand })
  useWhereTheyWere({ personId, inHand }, onInHand)
  const takeByText = useTakeByText(setInHand)
  const wordTyped = useWordTyped({
    place: { screen, inHand, choices },
    onBack: (place) => {
      first.typedIn()
      if (place.screen !== screen) goTo(place.screen)
      if (place.choices !== choices) choose(place.choices)
      setInHand(place.inHand)
    },
    search: typed,
    onSearch: setSearch,
  })
  const found = search.trim() !== ''
  const alone = !found && listsOnly.includes(screen)
  const searchedAway = found && inHand !== null && inHand === putAway
  const acted = searchedAway ? null : inHand
  const { wish, served } = useScanAnywhere({
    inHand: acted,
    screen,
    personId,
    isHandShown: !alone,
    onTake: setInHand,
    onSearch: setSearch,
    onShowHand: (list) => {
      if (listsOnly.includes(screen)) go(list)
    },
  })
  const acts = useRef<(() => readonly ActInHand[]) | null>(null)
  const [toCorrect, setToCorrect] = useState<CorrectLater | null>(null)
  useEffect(() => {
    setToCorrect((wish) => stillToCorrect(wish, inHand, personId))
  }, [inHand, personId])
  const onCorrectServed = useCallback(() => {
    setToCorrect(null)
  }, [])
  const onActs: OnActs = useCallback((give) => {
    acts.current = give
  }, [])
  const byName: Omit<WindowActs, 'onDuty'> = {
    go,
    search: focusSearch,
    help: () => {
      setOver({ kind: 'help', acts: acts.current?.() ?? [] })
    },
    lock: props.onLock,
    who: first.choose,
    byHand: first.typeIn,
    practiceLine: desk.environment === 'practice' ? (desk.practiceLine ?? 'on') : null,
  }
  useShellKeys(byName, () => {
    setOver({ kind: 'palette', acts: acts.current?.() ?? [] })
  })

  const centre = (): ReactElement => {
    const queue = {
      inHand,
      onTake: setInHand,
      choices,
      onChoose: choose,
      onGo: go,
      onNotIn: setNotIn,
      onPutAway: setPutAway,
    }
    if (found) return <Queue {...queue} list={null} search={search} />
    if (isList(screen)) return <Queue key={screen} {...queue} list={screen} search="" />
    if (screen === 'claims') return <Claims inHand={inHand} onTake={setInHand} working={desk.working !== null} />
    if (screen === 'run-sheet') return <Delivery />
    if (screen === 'uncollected') return <Uncollected inHand={inHand} onTake={setInHand} />
    if (screen === 'inbox') return <Inbox onTake={setInHand} />
    if (screen === 'sync') return <SyncList state={syncState} inHand={inHand} onTake={setInHand} />
    if (screen === 'my-acts')
      return (
        <MyActs
          key={personId}
          personId={personId}
          inHand={inHand}
          onTake={setInHand}
          onCorrect={(id, eventId) => {
            setInHand(id)
            setToCorrect({ id, eventId, personId })
          }}
        />
      )
    if (screen === 'days-end')
      return (
        <>
          <DaysEndOffer working={desk.working !== null} />
          <DaysEnd
            pharmacy={desk.settings.pharmacyName}
            closing={desk.host === 'browser' ? 'not-here' : desk.working === null ? 'nobody' : 'somebody'}
            inHand={inHand}
            onTake={setInHand}
          />
        </>
      )
    if (screen === 'safety') return <Safety inHand={inHand} onTake={setInHand} working={desk.working !== null} />
    if (screen === 'products') return <Products />
    if (screen === 'this-pc') return <ThisPc desk={desk} />
    return (
      <Settings
        desk={desk}
        onProducts={() => {
          go('products')
        }}
        onAddPerson={first.choose}
      />
    )
  }
  return (
    <PersonShown value={desk.working?.id ?? null}>
      <TellDone value={done.tell}>
        <PrintSheets desk={desk} inHand={acted}>
          <OnDutyWindow desk={desk} onChoosePerson={first.choose}>
            <div className={css['shell']}>
              <Bands desk={desk} trouble={trouble} />
              <Header
                desk={desk}
                sync={sync}
                troubles={troubles}
                away={trouble !== undefined}
                search={typed}
                onSearch={setSearch}
                onEnter={takeByText}
                onOpenStatus={go}
                onChoosePerson={first.choose}
                onLock={props.onLock}
                onHelp={byName.help}
              />
              <div className={alone ? `${css['parts'] ?? ''} ${css['two'] ?? ''}` : css['parts']}>
                <PlacesNav
                  screen={found ? null : screen}
                  onGo={go}
                  counts={counts.reply?.kind === 'answer' ? counts.reply.value : undefined}
                  filtered={choices.only.length > 0}
                  unseen={inbox.reply?.kind === 'answer' ? inbox.reply.value.counts.unseen : 0}
                  sync={syncState}
                  thisPcLoud={troubles.length > 0}
                  host={desk.host}
                  onTypeIn={first.typeIn}
                />
                <main className={css['centre']}>
                  {wordTyped ? <WordTypedSaid /> : null}
                  <HalfDoneShown desk={desk}>{centre()}</HalfDoneShown>
                  {/* Away from the acts, which may be another patient's by then. */}
                  <DoneBars of={done} inHand={alone ? null : acted} />
                </main>
                {alone ? null : (
                  <section className={css['hand']} aria-label="The prescription in hand">
                    {notIn === null ? null : (
                      <div className={css['not-in']}>
                        <Notice tone="plain" head={notIn} />
                      </div>
                    )}
                    <PrescriptionInHand
                      id={acted}
                      searched={searchedAway}
                      working={desk.working}
                      appVersion={desk.version}
                      onTake={setInHand}
                      onActs={onActs}
                      toCorrect={toCorrect}
                      onCorrectServed={onCorrectServed}
                      bag={wish}
                      onBagServed={served}
                    />
                  </section>
                )}
              </div>
              {first.choosing ? <WhoIsWorking desk={desk} onClose={first.chosen} /> : null}
              {first.typingIn ? (
                <NewByHand
                  appVersion={desk.version}
                  onEntered={(id) => {
                    first.typedIn()
                    setSearch('')
                    setInHand(id)
                  }}
                  onClose={first.typedIn}
                />
              ) : null}
              {over === null ? null : (
                <OverShell
                  over={over}
                  byName={byName}
                  inList={
                    found || isList(screen)
                      ? 'all'
                      : screen === 'sync' && syncState?.line.kind === 'restored'
                        ? 'moves'
                        : 'none'
                  }
                  onFind={setSearch}
                  onClose={() => {
                    setOver(null)
                  }}
                />
              )}
            </div>
          </OnDutyWindow>
        </PrintSheets>
      </TellDone>
    </PersonShown>
  )
}

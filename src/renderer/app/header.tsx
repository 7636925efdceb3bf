import { useEffect, useRef, type ReactElement } from 'react'
import type { Output } from '../../contract/index.ts'
import type { Finding } from '../../contract/health.ts'
import type { Asked } from '../bridge/use-question.ts'
import { OnDutyMark } from '../features/on-duty/on-duty-mark.tsx'
import { useAnnounce } from '../ui/announce.tsx'
import { classes } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { statusSentence } from '../wording/health.ts'
import { shortRoleWords } from '../wording/roles.ts'
import { appKeys, screenWords } from '../wording/keys.ts'
import { statusKind } from '../wording/status-kind.ts'
import { syncSentence } from '../wording/sync.ts'
import { pharmacyNotSet } from '../wording/settings.ts'
import css from './header.module.css'
import { SearchField } from './search-field.tsx'

// One sentence for how all is: the line to the NHS, or what is wrong with this PC where that is louder.
const StatusSentence = (props: {
  readonly sync: Asked<'sync:state'>
  readonly troubles: readonly Finding[]
  readonly away: boolean
  readonly onOpen: (place: 'sync' | 'this-pc') => void
}): ReactElement => {
  const { reply } = props.sync
  const sentence = statusSentence(reply?.kind === 'answer' ? reply.value : undefined, props.troubles)
  // What was up to date when Pestle last answered may not be now.
  const away = props.away || props.sync.trouble !== undefined
  const words = away ? 'Pestle does not answer' : sentence.words
  const loud = away || sentence.tone === 'attention'
  const waits = reply?.kind === 'answer' && reply.value.waiting > 0
  // Where this PC is louder, what the NHS knows stands beside it.
  const beside = away || sentence.place === 'sync' || reply?.kind !== 'answer' ? null : syncSentence(reply.value)
  const announce = useAnnounce()
  const kind = statusKind(reply?.kind === 'answer' ? reply.value : undefined, props.troubles, away)
  const told = useRef(kind)
  useEffect(() => {
    if (told.current === kind || words === '') return
    told.current = kind
    announce(words)
  }, [announce, kind, words])
  return (
    <>
      {beside === null ? null : (
        <button
          type="button"
          className={classes(css['plain'], css['beside'], beside.tone === 'attention' && css['attention'])}
          onClick={() => {
            props.onOpen('sync')
          }}
          title={beside.words}
          aria-keyshortcuts={screenWords.sync.key}
        >
          <Icon name={beside.tone === 'attention' ? 'warning' : waits ? 'waiting' : 'sent'} />
          <span>{beside.words}</span>
        </button>
      )}
      <button
        type="button"
        className={classes(css['plain'], loud && css['attention'])}
        onClick={() => {
          props.onOpen(sentence.place)
        }}
        aria-keyshortcuts={screenWords[sentence.place].key}
      >
        <Icon name={loud ? 'warning' : waits ? 'waiting' : 'sent'} />
        <span data-status="">{words}</span>
      </button>
    </>
  )
}

/** Whose desk it is, the search, whether the NHS knows, and who is working. */
export const Header = (props: {
  readonly desk: Output<'desk:state'>
  readonly sync: Asked<'sync:state'>
  /** What is wrong with this PC, the loudest first. */
  readonly troubles: readonly Finding[]
  readonly away: boolean
  readonly search: string
  readonly onSearch: (text: string) => void
  readonly onEnter: (typed: string, isMeant: () => boolean) => Promise<boolean>
  readonly onOpenStatus: (place: 'sync' | 'this-pc') => void
  readonly onChoosePerson: () => void
  readonly onHelp: () => void
  readonly onLock: () => void
}): ReactElement => {
  const { settings, working } = props.desk
  return (
    <header className={css['header']}>
      <div className={css['whose']}>
        <strong>{settings.pharmacyName === '' ? pharmacyNotSet : settings.pharmacyName}</strong>
        <span className={css['quiet']}>{settings.odsCode}</span>
      </div>
      <SearchField search={props.search} onSearch={props.onSearch} onEnter={props.onEnter} />
      <div className={css['right']}>
        <StatusSentence sync={props.sync} troubles={props.troubles} away={props.away} onOpen={props.onOpenStatus} />
        <OnDutyMark className={(loud) => classes(css['plain'], loud && css['attention'])} />
        <button
          type="button"
          className={classes(css['plain'], working === null && css['attention'])}
          onClick={props.onChoosePerson}
          aria-keyshortcuts={appKeys.who.key}
          aria-haspopup="dialog"
        >
          <span>
            {working === null ? (
              'Who is working?'
            ) : (
              <>
                {working.name}
                <span className={css['role']}> · {shortRoleWords[working.role]}</span>
              </>
            )}
          </span>
          <Icon name="down" />
        </button>
        <button
          type="button"
          className={css['plain']}
          onClick={props.onLock}
          aria-label="Lock this screen"
          title={`Lock this screen (${appKeys.lock.key})`}
          aria-keyshortcuts={appKeys.lock.key}
        >
          <Icon name="lock" />
        </button>
        <button
          type="button"
          className={css['plain']}
          onClick={props.onHelp}
          aria-label="Keys and help"
          aria-keyshortcuts={appKeys.help.key}
        >
          <span aria-hidden="true">?</span>
        </button>
      </div>
    </header>
  )
}

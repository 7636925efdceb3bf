import type { Result } from '../../domain/result.ts'

/** Which releases a PC is offered: everyone's, or first. */
export type UpdateChannel = 'stable' | 'early'

/** Why this PC never updates itself. `managed`: installed for everybody on it, so whoever looks after it updates it. */
export type UpdatesOff = 'not-configured' | 'managed' | 'not-installed'

/** A release that the signed feed offers and that is newer than what runs. */
export interface OfferedRelease {
  readonly version: string
  /** Sentences in plain words, for the people at the counter. */
  readonly notes: readonly string[]
  /** A security release: the last day, `YYYY-MM-DD` in the UK, on which it may still be put off. Null for any other. */
  readonly securityLastDate: string | null
  readonly bytes: number
  /** UTC ms. */
  readonly issuedAt: number
}

/**
 * What went wrong last. Of the feed: not reached, sent elsewhere, more than a feed can be, without a signature, not signed by a
 * key of ours, not to be read, past its date, older than one seen before, meant for another channel or system, or dated after
 * this PC's clock. Of the file: cut off, not what the feed says, not from our publisher. Of this PC: no room, or a disk that
 * refuses. `changed-since`: what was checked when it came is not what lies there now. `in-use-again`:
 * somebody began to work while it was checked once more. `installer-failed`: it could not be begun.
 */
export type UpdateTrouble =
  | 'feed-unreachable'
  | 'feed-redirected'
  | 'feed-too-large'
  | 'feed-unsigned'
  | 'feed-forged'
  | 'feed-unreadable'
  | 'feed-expired'
  | 'feed-replayed'
  | 'feed-not-for-this-pc'
  | 'clock-behind'
  | 'download-broken'
  | 'download-altered'
  | 'publisher-refused'
  | 'disk-full'
  | 'disk-refused'
  | 'changed-since'
  | 'nothing-ready'
  | 'in-use-again'
  | 'installer-failed'

/** What updating is at. `ready`: downloaded and checked; it stays where it is until `install` is asked for. */
export type UpdateStage = 'resting' | 'checking' | 'downloading' | 'ready' | 'installing'

/** Everything the screen says about updates. */
export type UpdateState =
  | { readonly kind: 'off'; readonly why: UpdatesOff; readonly managedBy: string | null }
  | {
      readonly kind: 'on'
      readonly channel: UpdateChannel
      readonly stage: UpdateStage
      /** When the feed last answered with something that was accepted, UTC ms; null before the first time. */
      readonly checkedAt: number | null
      /** Null when what runs is the newest. With the stages `resting` and `checking` it is not here yet. */
      readonly offered: OfferedRelease | null
      /** Bytes here of those to come; null unless downloading. */
      readonly progress: { readonly done: number; readonly of: number } | null
      readonly trouble: UpdateTrouble | null
    }

/** How to install. `still` says, just before the desk is closed, whether nobody works at it. */
export interface InstallHow {
  readonly restart: boolean
  readonly still: () => boolean
}

/**
 * Updates of the app. Nothing is ever installed by itself, not on quitting either: whoever holds this port decides when. None of
 * these rejects for what a network, a disk or a forger can do; that is `trouble`. Checking and downloading go on by themselves in
 * the background once the host has started them.
 */
export interface Updates {
  readonly state: () => UpdateState
  /** Called after each change; the function given back ends it. */
  readonly onChange: (listener: (state: UpdateState) => void) => () => void
  /** Asks the feed now. */
  readonly check: () => Promise<UpdateState>
  /** Fetches what is offered, from where it broke off; nothing when nothing is, or it is here. */
  readonly download: () => Promise<UpdateState>
  /** Remembered on this PC; what the other channel offered is forgotten. Ask `check` next. */
  readonly choose: (channel: UpdateChannel) => void
  /**
   * Checks the file once more, asks `still` whether it may still begin (checking takes seconds), closes the desk (the host's own stop: new acts refused, outbox at rest, file closed), starts the
   * installer and ends the app, which starts again when `restart`. After an answer of ok the app is on its way out. A refusal
   * means that nothing was begun and the desk goes on, except `installer-failed`: the desk was closed already, and the app starts
   * again as it was. So it does after a rejection, when the desk did not close.
   */
  readonly install: (how: InstallHow) => Promise<Result<void, UpdateTrouble>>
  /** Installing asks for an administrator's password, and the app stands still until it is typed: never to begin by itself. */
  readonly needsAdministrator?: boolean
  /** Versions that ran here before; none where it is not there. */
  readonly before?: VersionsBefore
  /** Calls off whatever is under way; what was fetched stays. */
  readonly stop: () => Promise<void>
}

/** Versions that were kept when they were updated. */
export interface VersionsBefore {
  readonly has: (version: string) => boolean
  /** Puts one in the place of the version that runs and ends the app, which starts again as that one. Whether it began. */
  readonly putBack: (version: string) => Promise<boolean>
}

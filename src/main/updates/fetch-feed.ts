import { askServer } from './ask-server.ts'
import type { AskDeps } from './ask-server.ts'
import { UpdateRefused } from './update-refused.ts'
import { within } from './wait.ts'

// No feed is nearly as large; the notes of a release are a few sentences.
const mostFeedBytes = 64 * 1024
const mostSignatureBytes = 4 * 1024

/** A feed and its signatures as they came; nothing of it was checked. */
export interface FetchedFeed {
  readonly bytes: Uint8Array
  readonly signatures: string
}

/** How fetching is done. `feedMs` is all the time that a feed may take, however it trickles. */
export interface FetchFeedDeps extends AskDeps {
  readonly feedMs: number
}

const small = async (deps: FetchFeedDeps, url: string, most: number, stop: AbortSignal): Promise<Uint8Array | null> => {
  const answer = await askServer(deps, { url, stop, silenceMs: deps.feedMs })
  if (answer.status === 404) {
    answer.drop()
    return null
  }
  if (answer.status !== 200) {
    answer.drop()
    throw new UpdateRefused('feed-unreachable')
  }
  const kept: Uint8Array[] = []
  let bytes = 0
  for await (const piece of answer.pieces()) {
    bytes += piece.byteLength
    if (bytes > most) throw new UpdateRefused('feed-too-large')
    kept.push(piece)
  }
  return Buffer.concat(kept)
}

/** Fetches a feed and its signatures. Rejects with `UpdateRefused`; a missing signature file is an empty text. */
export const fetchFeed = (deps: FetchFeedDeps, url: string, stop: AbortSignal): Promise<FetchedFeed> =>
  within(deps.after, deps.feedMs, stop, async (ending) => {
    const bytes = await small(deps, url, mostFeedBytes, ending)
    if (bytes === null) throw new UpdateRefused('feed-unreachable')
    const signatures = await small(deps, `${url}.sig`, mostSignatureBytes, ending)
    return { bytes, signatures: new TextDecoder().decode(signatures ?? new Uint8Array()) }
  })

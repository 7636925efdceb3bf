import type { EventEmitter } from 'node:events'
import { protocol } from './schemes.ts'
import { missing, strictEmitter, strictObject } from './missing.ts'

type HeaderMap = Readonly<Record<string, string | readonly string[]>>

/** What `webRequest` listeners are told of a request; `url` is the app's own address of it. */
export interface RequestDetails {
  readonly url: string
  readonly method: string
  readonly resourceType: string
}

type Listener<Details, Answer> = (details: Details, callback: (answer: Answer) => void) => void
type BeforeRequest = Listener<RequestDetails, { readonly cancel?: boolean }>
type HeadersReceived = Listener<
  RequestDetails & { readonly responseHeaders: HeaderMap },
  { readonly responseHeaders?: HeaderMap; readonly cancel?: boolean }
>

/** `(filter, listener)` or `(listener)`, as in Electron; a filter other than "all" would be ignored here, so is refused. */
function listenerOf<T>(first: unknown, second: T | undefined): T | null {
  if (second === undefined) return first as T | null
  const { urls = ['<all_urls>'] } = first as { readonly urls?: readonly string[] }
  if (!urls.every((url) => url === '<all_urls>' || url === '*://*/*')) missing('webRequest with a URL filter')
  return second
}

let beforeRequest: BeforeRequest | null = null
let headersReceived: HeadersReceived | null = null

/** Whether the app's `onBeforeRequest` lets this request go on. */
export async function mayRequest(details: RequestDetails): Promise<boolean> {
  const listener = beforeRequest
  if (listener === null) return true
  const answer = await new Promise<{ readonly cancel?: boolean }>((resolve) => listener(details, resolve))
  return answer.cancel !== true
}

/** Response headers as the app's `onHeadersReceived` leaves them, or null when it cancels. */
export async function headersFor(details: RequestDetails, headers: Headers): Promise<Headers | null> {
  const listener = headersReceived
  if (listener === null) return headers
  const responseHeaders = Object.fromEntries([...headers].map(([name, value]) => [name, [value]]))
  const answer = await new Promise<{ readonly responseHeaders?: HeaderMap; readonly cancel?: boolean }>((resolve) =>
    listener({ ...details, responseHeaders }, resolve),
  )
  if (answer.cancel === true) return null
  const pairs = Object.entries(answer.responseHeaders ?? responseHeaders)
  return new Headers(pairs.flatMap(([name, values]) => [values].flat().map((value): [string, string] => [name, value])))
}

class Session extends strictEmitter('session.defaultSession') {
  readonly protocol = protocol
  readonly webRequest = strictObject('session.defaultSession.webRequest', {
    onBeforeRequest(first: unknown, second?: BeforeRequest): void {
      beforeRequest = listenerOf(first, second)
    },
    onHeadersReceived(first: unknown, second?: HeadersReceived): void {
      headersReceived = listenerOf(first, second)
    },
  })

  // Chromium grants nothing here whatever the app's handlers would answer, so they are not asked.
  setPermissionRequestHandler(): void {}
  setPermissionCheckHandler(): void {}
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setCertificateVerifyProc(): void {}
  setSpellCheckerEnabled(): void {}
  async clearCache(): Promise<void> {}
  async clearStorageData(): Promise<void> {}
}

/** The only session; partitions are not implemented. */
export const defaultSession: EventEmitter & Session = new Session()

/** Electron's `session`. */
export const session = strictObject('session', { defaultSession })

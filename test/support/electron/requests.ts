import type { CdpSession } from './cdp.ts'
import { handlerFor, toAppUrl } from './schemes.ts'
import { headersFor, mayRequest, type RequestDetails } from './session.ts'

/** Whether the page may go to `url`, an address as the app knows it. */
export type NavigationGuard = (url: string, isMainFrame: boolean) => boolean

interface Paused {
  readonly requestId: string
  readonly frameId: string
  readonly resourceType: string
  readonly request: {
    readonly url: string
    readonly method: string
    readonly headers: Readonly<Record<string, string>>
    readonly postDataEntries?: readonly { readonly bytes?: string }[]
  }
}

const electronTypes: Readonly<Record<string, string>> = {
  Document: 'mainFrame',
  Stylesheet: 'stylesheet',
  Image: 'image',
  Font: 'font',
  Script: 'script',
  XHR: 'xhr',
  Fetch: 'xhr',
}

/** Answers every request of a page from the app's protocol handlers; what none answers fails as if offline. */
export function answerRequests(cdp: CdpSession, mainFrame: string, mayNavigate: NavigationGuard): void {
  cdp.on<Paused>('Fetch.requestPaused', (paused) => {
    answer(cdp, mainFrame, mayNavigate, paused).catch((error: unknown) => {
      // A page that has closed or moved on no longer has the request; anything else was the app's handler failing.
      if (error instanceof Error && error.message.startsWith('Fetch.')) return
      console.error(`stand-in: request for ${toAppUrl(paused.request.url)} failed:`, error)
      cdp.send('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Failed' }).catch(() => undefined)
    })
  })
}

async function answer(cdp: CdpSession, mainFrame: string, mayNavigate: NavigationGuard, paused: Paused): Promise<void> {
  const { requestId, frameId, resourceType } = paused
  const { method } = paused.request
  const url = toAppUrl(paused.request.url)
  const fail = async (errorReason: string): Promise<void> => {
    await cdp.send('Fetch.failRequest', { requestId, errorReason })
  }

  if (resourceType === 'Document' && !mayNavigate(url, frameId === mainFrame)) return fail('Aborted')
  const isSubframe = resourceType === 'Document' && frameId !== mainFrame
  const electronType = isSubframe ? 'subFrame' : (electronTypes[resourceType] ?? 'other')
  const details: RequestDetails = { url, method, resourceType: electronType }
  if (!(await mayRequest(details))) return fail('BlockedByClient')
  const handler = handlerFor(url)
  if (handler === undefined) return url.startsWith('blob:') ? proceed(cdp, requestId) : fail('InternetDisconnected')

  const response = await handler(toRequest(url, paused))
  const headers = await headersFor(details, response.headers)
  if (headers === null) return fail('BlockedByClient')
  await cdp.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: [...headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  })
}

async function proceed(cdp: CdpSession, requestId: string): Promise<void> {
  await cdp.send('Fetch.continueRequest', { requestId })
}

function toRequest(url: string, { request }: Paused): Request {
  const body = Buffer.concat((request.postDataEntries ?? []).map(({ bytes }) => Buffer.from(bytes ?? '', 'base64')))
  const { method, headers } = request
  return new Request(url, { method, headers, ...(body.length > 0 && { body }) })
}

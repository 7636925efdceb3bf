import { fileQuestions } from '../../contract/file-questions.ts'
import type { Bridge, Push } from '../../contract/index.ts'
import { keptAliveBytes } from './kept-alive.ts'

const poster = () => {
  let onTheirWay = 0
  return async (path: string, given: unknown): Promise<unknown> => {
    const body = JSON.stringify(given)
    // A page that goes takes what it has not sent with it.
    const kept = document.visibilityState === 'hidden' ? keptAliveBytes(body, onTheirWay) : 0
    onTheirWay += kept
    try {
      const response = await fetch(path, {
        method: 'POST',
        // A cookie goes to every port of this PC; what is kept for this page's origin does not.
        headers: { 'Content-Type': 'application/json', 'X-Pestle-Key': localStorage.getItem('pestle-key') ?? '' },
        body,
        keepalive: kept > 0,
      })
      if (!response.ok) throw new Error(`The app answered ${String(response.status)}`, { cause: response.status })
      return await response.json()
    } finally {
      onTheirWay -= kept
    }
  }
}

/**
 * The way to the app in a browser on this PC: loopback HTTP and server-sent events. A refused session rejects with the HTTP
 * status as `cause`; an event stream that breaks or comes back tells listeners that anything may have changed.
 */
export const browserBridge = (): Bridge => {
  const post = poster()
  return {
    ask: (question, input) => post(fileQuestions.has(question) ? '/ask/import' : '/ask', { question, input }),
    onPush: (listener) => {
      const source = new EventSource('/push')
      source.addEventListener('message', (event: MessageEvent<string>) => {
        if (event.data !== '') listener(JSON.parse(event.data) as Push)
      })
      // Connected again, or lost: either way what is shown has to be asked for again, and then says which.
      for (const turn of ['open', 'error'])
        source.addEventListener(turn, () => {
          listener({ kind: 'desk' })
        })
      return () => {
        source.close()
      }
    },
  }
}

import type { CdpSession } from './cdp.ts'
import type { Chromium } from './chromium.ts'
import { isolatedWorld, pageScript, preloadScript, receiveFunction, sendBinding } from './page-bridge.ts'
import { answerRequests, type NavigationGuard } from './requests.ts'
import { toAppUrl, toChromiumUrl } from './schemes.ts'

/** A message of the preload, with the frame it came from. */
export type FromPreload = { readonly frameUrl: string; readonly isMainFrame: boolean; readonly context: string } & (
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly payload: string }
  | { readonly kind: 'send'; readonly channel: string; readonly payload: string }
  | { readonly kind: 'preload-error'; readonly message: string }
)

/** What the owner of a page is told. */
export interface PageEvents {
  readonly onMessage: (message: FromPreload) => void
  readonly onLifecycle: (name: 'dom-ready' | 'did-finish-load' | 'did-navigate') => void
  readonly onConsole: (level: string, message: string) => void
  readonly onWindowOpen: (url: string) => void
  readonly onCrash: () => void
  readonly onGone: () => void
  readonly mayNavigate: NavigationGuard
}

/** One page of Chromium with the preload in it. */
export interface Page {
  readonly url: () => string
  /** Resolves when the page has loaded; rejects with Chromium's error text. */
  readonly load: (url: string) => Promise<void>
  /** Delivers to the preload of the main frame, or of the frame with this context; nothing happens without one. */
  readonly deliver: (message: object, context?: string) => Promise<void>
  readonly focus: () => Promise<void>
  readonly reload: () => Promise<void>
  /** Crashes the process that shows it, for real. */
  readonly crash: () => Promise<void>
  readonly close: () => Promise<void>
}

interface PageOptions {
  readonly width: number
  readonly height: number
  readonly preload: string
}

interface ContextCreated {
  readonly context: {
    readonly id: number
    readonly uniqueId: string
    readonly name: string
    readonly auxData: { readonly frameId: string }
  }
}

interface Lifecycle {
  readonly frameId: string
  readonly loaderId: string
  readonly name: string
}

/** Opens a page that shows nothing yet. */
export async function openPage(chromium: Chromium, options: PageOptions, events: PageEvents): Promise<Page> {
  const { browser, session } = chromium.connection
  const { width, height } = options
  const opened = await browser.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank', width, height })
  const { targetId } = opened
  const attached = await browser.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })
  const cdp = session(attached.sessionId)

  browser.on<{ sessionId: string }>('Target.detachedFromTarget', ({ sessionId }) => {
    if (sessionId === attached.sessionId) events.onGone()
  })
  cdp.on('Inspector.targetCrashed', events.onCrash)
  cdp.on<{ url: string }>('Page.windowOpen', ({ url }) => events.onWindowOpen(toAppUrl(url)))
  cdp.on<{ type: string; args: readonly { value?: unknown; description?: string }[] }>(
    'Runtime.consoleAPICalled',
    ({ type, args }) =>
      events.onConsole(
        type,
        args
          .map(({ value, description }) => (typeof value === 'string' ? value : (description ?? JSON.stringify(value))))
          .join(' '),
      ),
  )
  const frames = followFrames(cdp, targetId, events)
  const navigation = followNavigation(cdp, targetId, frames, events)
  answerRequests(cdp, targetId, (url, isMainFrame) =>
    navigation.isExpected(url) ? true : events.mayNavigate(url, isMainFrame),
  )
  await Promise.all([
    cdp.send('Page.enable'),
    cdp.send('Inspector.enable'),
    cdp.send('Runtime.addBinding', { name: sendBinding, executionContextName: isolatedWorld }),
    cdp.send('Runtime.enable'),
    cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript() }),
    cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      source: preloadScript(options.preload, processInfo()),
      worldName: isolatedWorld,
    }),
    cdp.send('Page.setLifecycleEventsEnabled', { enabled: true }),
    cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
  ])

  return {
    url: () => frames.urls.get(targetId) ?? 'about:blank',
    load: navigation.load,
    deliver: async (message, context = frames.mainContext()) => {
      if (context === undefined) return
      const expression = `${receiveFunction}(${JSON.stringify(JSON.stringify(message))})`
      // Rejected when the frame has navigated or closed meanwhile; then nobody is left to be told.
      await cdp.send('Runtime.evaluate', { expression, uniqueContextId: context }).catch(() => undefined)
    },
    focus: async () => {
      await cdp.send('Page.bringToFront')
    },
    reload: async () => {
      await cdp.send('Page.reload')
    },
    crash: async () => {
      // Never answered: whoever would answer is gone.
      void cdp.send('Page.crash').catch(() => undefined)
    },
    // Rejected when the page has gone already, which is what is wanted.
    close: async () => {
      await browser.send('Target.closeTarget', { targetId }).catch(() => undefined)
    },
  }
}

/** What a sandboxed preload sees as `process`. */
const processInfo = (): object => ({
  type: 'renderer',
  platform: process.platform,
  arch: process.arch,
  sandboxed: true,
  contextIsolated: true,
  versions: { electron: process.versions['electron'], node: process.versions.node },
  env: {},
})

interface Frames {
  readonly urls: ReadonlyMap<string, string>
  /** Unique id of the main frame's isolated world, once there is one. */
  readonly mainContext: () => string | undefined
}

/** Keeps which frame shows what and which isolated world is whose. The main frame's id is the target's id. */
function followFrames(cdp: CdpSession, mainFrame: string, events: PageEvents): Frames {
  const urls = new Map<string, string>()
  const contexts = new Map<number, { readonly uniqueId: string; readonly frameId: string }>()

  cdp.on<{ frame: { id: string; url: string } }>('Page.frameNavigated', ({ frame }) => {
    urls.set(frame.id, toAppUrl(frame.url))
    if (frame.id === mainFrame) events.onLifecycle('did-navigate')
  })
  cdp.on<{ frameId: string; url: string }>('Page.navigatedWithinDocument', ({ frameId, url }) => {
    urls.set(frameId, toAppUrl(url))
  })
  cdp.on<ContextCreated>('Runtime.executionContextCreated', ({ context }) => {
    if (context.name !== isolatedWorld) return
    contexts.set(context.id, { uniqueId: context.uniqueId, frameId: context.auxData.frameId })
  })
  cdp.on<{ executionContextId: number }>('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    contexts.delete(executionContextId)
  })
  cdp.on('Runtime.executionContextsCleared', () => contexts.clear())
  cdp.on<{ name: string; payload: string; executionContextId: number }>('Runtime.bindingCalled', (called) => {
    const from = contexts.get(called.executionContextId)
    if (called.name !== sendBinding || from === undefined) return
    events.onMessage({
      ...(JSON.parse(called.payload) as FromPreload),
      frameUrl: urls.get(from.frameId) ?? 'about:blank',
      isMainFrame: from.frameId === mainFrame,
      context: from.uniqueId,
    })
  })

  return {
    urls,
    mainContext: () => [...contexts.values()].findLast(({ frameId }) => frameId === mainFrame)?.uniqueId,
  }
}

interface Navigation {
  readonly load: (url: string) => Promise<void>
  /** Whether the app itself asked for this address, or the page merely loads again what it shows. */
  readonly isExpected: (url: string) => boolean
}

function followNavigation(cdp: CdpSession, mainFrame: string, frames: Frames, events: PageEvents): Navigation {
  const loaded = new Set<string>()
  const waiting = new Map<string, () => void>()
  let loading: string | undefined

  cdp.on<Lifecycle>('Page.lifecycleEvent', ({ frameId, loaderId, name }) => {
    // Enabling these events repeats those of the blank page.
    if (frameId !== mainFrame || (frames.urls.get(mainFrame) ?? 'about:blank') === 'about:blank') return
    if (name === 'DOMContentLoaded') events.onLifecycle('dom-ready')
    if (name !== 'load') return
    loaded.add(loaderId)
    waiting.get(loaderId)?.()
    waiting.delete(loaderId)
    events.onLifecycle('did-finish-load')
  })

  return {
    isExpected: (url) => url === loading || url === frames.urls.get(mainFrame),
    load: async (url) => {
      loading = new URL(url).href
      const { loaderId, errorText } = await cdp.send<{ loaderId?: string; errorText?: string }>('Page.navigate', {
        url: toChromiumUrl(url),
      })
      loading = undefined
      if (errorText !== undefined) throw new Error(`${errorText} loading '${url}'`)
      // Without a loader it was a move within the document that is shown.
      if (loaderId === undefined || loaded.has(loaderId)) return
      await new Promise<void>((resolve) => waiting.set(loaderId, resolve))
    },
  }
}

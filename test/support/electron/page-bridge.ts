import { createCodec, type Codec } from './codec.ts'

/** Name of the isolated world that the preload runs in; the page shares its DOM and none of its variables. */
export const isolatedWorld = 'Electron Isolated Context'

/** The function by which the isolated world, and only it, reaches the main process. */
export const sendBinding = '__pestleStandinSend'

/** The function by which the main process reaches the isolated world. */
export const receiveFunction = '__pestleStandinReceive'

const channel = '__pestle_standin_bridge__'

/** What stands for a value that crosses between the two worlds; functions cross as numbers and are called back. */
type Crossing =
  | { readonly value: string }
  | { readonly fn: number }
  | { readonly object: readonly (readonly [string, Crossing])[] }
  | { readonly promise: number }
  | { readonly error: string }

type Argument = { readonly value: string } | { readonly callback: number }

type ToPage =
  | { readonly expose: string; readonly api: Crossing }
  | { readonly answerTo: number; readonly outcome: Crossing }
  | { readonly settled: number; readonly outcome: Crossing }
  | { readonly callback: number; readonly args: readonly string[] }

interface ToPreload {
  readonly call: number
  readonly id: number
  readonly args: readonly Argument[]
}

/** Runs in the page's own world before its scripts: builds what the preload exposes. Self-contained: it is injected. */
function pageSide(channelName: string, codec: Codec): void {
  type Callback = (...args: readonly unknown[]) => void
  const promises = new Map<number, (outcome: Crossing) => void>()
  const callbacks = new Map<number, Callback>()
  const callbackIds = new WeakMap<Callback, number>()
  const answers = new Map<number, Crossing>()
  let lastCall = 0
  let lastCallback = 0

  const argument = (value: unknown): Argument => {
    if (typeof value !== 'function') return { value: codec.encode(value) }
    const callback = value as Callback
    const id = callbackIds.get(callback) ?? ++lastCallback
    callbackIds.set(callback, id)
    callbacks.set(id, callback)
    return { callback: id }
  }
  const call = (fn: number, args: readonly unknown[]): unknown => {
    const id = ++lastCall
    const detail = JSON.stringify({ call: fn, id, args: args.map(argument) } satisfies ToPreload)
    // Listeners run before dispatchEvent returns, so the answer is there afterwards.
    document.dispatchEvent(new CustomEvent(`${channelName}preload`, { detail }))
    const outcome = answers.get(id)
    answers.delete(id)
    if (outcome === undefined) throw new Error('stand-in: the preload did not answer')
    return receive(outcome)
  }
  const receive = (crossing: Crossing): unknown => {
    if ('value' in crossing) return codec.decode(crossing.value)
    if ('error' in crossing) throw codec.decode(crossing.error)
    if ('fn' in crossing) return (...args: readonly unknown[]): unknown => call(crossing.fn, args)
    if ('object' in crossing) {
      return Object.freeze(Object.fromEntries(crossing.object.map(([key, item]) => [key, receive(item)])))
    }
    return new Promise<Crossing>((resolve) => {
      promises.set(crossing.promise, resolve)
    }).then((outcome) => {
      promises.delete(crossing.promise)
      return receive(outcome)
    })
  }

  document.addEventListener(`${channelName}page`, (event) => {
    const message = JSON.parse((event as CustomEvent<string>).detail) as ToPage
    if ('expose' in message) {
      if (Object.hasOwn(window, message.expose)) {
        throw new Error('Cannot bind an API on top of an existing property on the window object')
      }
      Object.defineProperty(window, message.expose, { value: receive(message.api), enumerable: true })
    } else if ('answerTo' in message) answers.set(message.answerTo, message.outcome)
    else if ('settled' in message) promises.get(message.settled)?.(message.outcome)
    else callbacks.get(message.callback)?.(...message.args.map(codec.decode))
  })
}

type Preload = (require: (name: string) => unknown, module: object, exports: object, process: object) => void

/** Runs in the isolated world: a sandboxed preload's `require`, `contextBridge` and `ipcRenderer`. Self-contained. */
function preloadSide(
  channelName: string,
  names: { readonly send: string; readonly receive: string },
  codec: Codec,
  preload: Preload,
  processInfo: object,
): void {
  type Fn = (...args: readonly unknown[]) => unknown
  const world = globalThis as unknown as Record<string, (text: string) => void>
  const toMain = (message: object): void => world[names.send]?.(JSON.stringify(message))

  const functions = new Map<number, Fn>()
  let lastFunction = 0
  let lastPromise = 0
  const toPage = (message: ToPage): void => {
    document.dispatchEvent(new CustomEvent(`${channelName}page`, { detail: JSON.stringify(message) }))
  }
  const failed = (error: unknown): Crossing => ({ error: codec.encode(error) })
  const cross = (value: unknown): Crossing => {
    if (typeof value === 'function') {
      functions.set(++lastFunction, value as Fn)
      return { fn: lastFunction }
    }
    if (holdsFunctions(value)) return crossApi(value)
    if (!(value instanceof Promise)) return { value: codec.encode(value) }
    const promise = ++lastPromise
    value.then(cross).then(
      (outcome) => toPage({ settled: promise, outcome }),
      (error: unknown) => toPage({ settled: promise, outcome: failed(error) }),
    )
    return { promise }
  }
  const isPlain = (value: unknown): value is object =>
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  // Only the exposed API is walked member by member: of what its functions return, one look has to do, or a list of
  // thousands of rows would cross value by value.
  const holdsFunctions = (value: unknown): boolean =>
    isPlain(value) && Object.values(value).some((item) => typeof item === 'function')
  const crossApi = (value: unknown): Crossing =>
    isPlain(value)
      ? { object: Object.entries(value).map(([key, item]) => [key, crossApi(item)] as const) }
      : cross(value)
  const argument = (given: Argument): unknown =>
    'value' in given
      ? codec.decode(given.value)
      : (...args: readonly unknown[]) => toPage({ callback: given.callback, args: args.map(codec.encode) })

  document.addEventListener(`${channelName}preload`, (event) => {
    const { call, id, args } = JSON.parse((event as CustomEvent<string>).detail) as ToPreload
    let outcome: Crossing
    try {
      outcome = cross(functions.get(call)?.(...args.map(argument)))
    } catch (error) {
      outcome = failed(error)
    }
    toPage({ answerTo: id, outcome })
  })

  const listeners = new Map<string, readonly Fn[]>()
  const invocations = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let lastInvocation = 0
  const on = (name: string, listener: Fn): object => {
    listeners.set(name, [...(listeners.get(name) ?? []), listener])
    return ipcRenderer
  }
  const off = (name: string, listener: Fn): object => {
    const kept = (listeners.get(name) ?? []).filter((each) => each !== listener)
    listeners.set(name, kept)
    return ipcRenderer
  }
  const ipcRenderer = {
    invoke: (name: string, ...args: readonly unknown[]) =>
      new Promise((resolve, reject) => {
        const payload = codec.encode(args)
        invocations.set(++lastInvocation, { resolve, reject })
        toMain({ kind: 'invoke', id: lastInvocation, channel: name, payload })
      }),
    send: (name: string, ...args: readonly unknown[]) => {
      toMain({ kind: 'send', channel: name, payload: codec.encode(args) })
    },
    on,
    addListener: on,
    off,
    removeListener: off,
    once: (name: string, listener: Fn): object => {
      const once: Fn = (...args) => {
        off(name, once)
        return listener(...args)
      }
      return on(name, once)
    },
    removeAllListeners: (name: string): object => {
      listeners.delete(name)
      return ipcRenderer
    },
  }
  world[names.receive] = (text) => {
    const message = JSON.parse(text) as { id?: number; channel: string; payload?: string; error?: string }
    if (message.id === undefined) {
      const args = codec.decode(message.payload ?? '') as readonly unknown[]
      for (const listener of listeners.get(message.channel) ?? []) listener({ sender: ipcRenderer, ports: [] }, ...args)
      return
    }
    const invocation = invocations.get(message.id)
    invocations.delete(message.id)
    if (message.payload !== undefined) return invocation?.resolve(codec.decode(message.payload))
    invocation?.reject(new Error(`Error invoking remote method '${message.channel}': ${message.error}`))
  }

  const contextBridge = {
    exposeInMainWorld: (key: string, api: unknown): void => toPage({ expose: key, api: crossApi(api) }),
  }
  const electron = { contextBridge, ipcRenderer }
  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return electron
    throw new Error(`module not found: ${name}`)
  }
  const module = { exports: {} }
  try {
    preload(require, module, module.exports, processInfo)
  } catch (error) {
    toMain({ kind: 'preload-error', message: String(error instanceof Error ? error.stack : error) })
  }
}

/** Script for the page's own world. No `eval` in either script: the page's content security policy covers them. */
export function pageScript(): string {
  return `(${String(pageSide)})(${JSON.stringify(channel)},(${String(createCodec)})())`
}

/** Script for the isolated world, with the preload's text inside. */
export function preloadScript(preload: string, processInfo: object): string {
  const names = { send: sendBinding, receive: receiveFunction }
  const [channelText, namesText, infoText] = [channel, names, processInfo].map((value) => JSON.stringify(value))
  const wrapped = `function(require,module,exports,process){${preload}\n}`
  return `(${String(preloadSide)})(${channelText},${namesText},(${String(createCodec)})(),${wrapped},${infoText})`
}

import { spawn, type ChildProcess } from 'node:child_process'
import { chromium, type Browser, type Page } from '@playwright/test'
import { createCodec } from './codec.ts'
import type { FromStandIn, ToStandIn } from './control.ts'
import { standInCommand } from './standin-command.ts'
import type { Exit, LaunchedApp, LaunchPlan } from './launch-app.ts'

const closeDeadlineMs = 10_000
const keptErrorChars = 8_000
const codec = createCodec()

/** Starts the app on the stand-in; resolves when its module is loaded, before the app has shown anything. */
export async function launchOnStandIn({ appDir, args, env }: LaunchPlan): Promise<LaunchedApp> {
  const start = standInCommand(appDir)
  const child = spawn(start.command, [...start.args, ...args], {
    cwd: appDir,
    env,
    stdio: ['ignore', env['PESTLE_STANDIN_LOG'] === '1' ? 'inherit' : 'ignore', 'pipe', 'ipc'],
  })
  const words = keepErrors(child, env['PESTLE_STANDIN_LOG'] === '1')
  const exited = new Promise<Exit>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })))
  const gone = exited.then(({ code, signal }): never => {
    throw new Error(`the app on the stand-in exited with ${code ?? signal}:\n${words()}`)
  })
  // Whoever waits for it is told; an exit that nobody waits for is no error.
  gone.catch(() => undefined)

  const endpoint = nextMessage(child, 'browser').then((message) => message.endpoint)
  const browser = Promise.race([endpoint.then(connect), gone])
  browser.catch(() => undefined)
  const evaluate = evaluator(child, gone)
  await Promise.race([nextMessage(child, 'started'), gone])

  const kill = async (signal: NodeJS.Signals): Promise<Exit> => {
    child.kill(signal)
    return exited
  }
  return {
    kind: 'standin',
    exited,
    firstWindow: async () => Promise.race([browser.then(firstPage), gone]),
    windowAfterCrash: async () => Promise.race([endpoint.then(pageAfterCrash), gone]),
    evaluate,
    kill,
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.send({ standin: 'quit' } satisfies ToStandIn)
      const late = setTimeout(() => child.kill('SIGKILL'), closeDeadlineMs)
      const { signal } = await exited
      clearTimeout(late)
      if (signal === 'SIGKILL') throw new Error(`the app did not quit in ${closeDeadlineMs} ms:\n${words()}`)
    },
  }
}

const connect = (endpoint: string): Promise<Browser> => chromium.connectOverCDP(endpoint)

async function firstPage(browser: Browser): Promise<Page> {
  const context = browser.contexts()[0]
  if (context === undefined) throw new Error('Chromium has no default context')
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  await page.waitForURL((url) => url.href !== 'about:blank', { waitUntil: 'domcontentloaded' })
  return page
}

// Connected to while it is still crashed, Chromium does not tell of the page at all.
async function pageAfterCrash(endpoint: string, tries = 10): Promise<Page> {
  const browser = await connect(endpoint)
  const context = browser.contexts()[0]
  const known = context?.pages()[0] ?? (await context?.waitForEvent('page', { timeout: 1_000 }).catch(() => undefined))
  if (known !== undefined) return firstPage(browser)
  if (tries === 0) throw new Error('The page did not come back after it crashed')
  await browser.close()
  return pageAfterCrash(endpoint, tries - 1)
}

/** The end of what the process wrote to standard error, for messages of failures. */
function keepErrors(child: ChildProcess, show: boolean): () => string {
  let text = ''
  child.stderr?.setEncoding('utf8').on('data', (more: string) => {
    if (show) process.stderr.write(more)
    text = (text + more).slice(-keptErrorChars)
  })
  return () => text
}

type MessageOf<Kind extends FromStandIn['standin']> = Extract<FromStandIn, { readonly standin: Kind }>

function nextMessage<Kind extends FromStandIn['standin']>(child: ChildProcess, kind: Kind): Promise<MessageOf<Kind>> {
  return new Promise((resolve) => {
    const listener = (message: FromStandIn): void => {
      if (message.standin !== kind) return
      child.off('message', listener)
      resolve(message as MessageOf<Kind>)
    }
    child.on('message', listener)
  })
}

function evaluator(child: ChildProcess, gone: Promise<never>): LaunchedApp['evaluate'] {
  const waiting = new Map<number, (message: MessageOf<'result'>) => void>()
  let lastId = 0
  child.on('message', (message: FromStandIn) => {
    if (message.standin !== 'result') return
    waiting.get(message.id)?.(message)
    waiting.delete(message.id)
  })
  return async (fn, arg) => {
    const id = ++lastId
    const answered = new Promise<MessageOf<'result'>>((resolve) => waiting.set(id, resolve))
    if (!child.connected) await gone
    child.send({ standin: 'evaluate', id, source: String(fn), argument: codec.encode(arg) } satisfies ToStandIn)
    const message = await Promise.race([answered, gone])
    if ('error' in message) throw new Error(message.error)
    return codec.decode(message.value) as never
  }
}

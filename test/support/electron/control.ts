import { app } from './app.ts'
import { createCodec } from './codec.ts'

/** From the launcher to the stand-in. */
export type ToStandIn =
  | { readonly standin: 'evaluate'; readonly id: number; readonly source: string; readonly argument: string }
  | { readonly standin: 'quit' }

/** From the stand-in to its launcher. */
export type FromStandIn =
  | { readonly standin: 'started' }
  | { readonly standin: 'browser'; readonly endpoint: string }
  | { readonly standin: 'result'; readonly id: number; readonly value: string }
  | { readonly standin: 'result'; readonly id: number; readonly error: string }

const codec = createCodec()

const tell = (message: FromStandIn): void => void process.send?.(message)

/** Tells the launcher where Chromium can be connected to. */
export function announceBrowser(endpoint: string): void {
  tell({ standin: 'browser', endpoint })
}

/** Lets the launcher run functions in this process, as Playwright's `ElectronApplication.evaluate` does. */
export function obeyLauncher(electron: object): void {
  process.on('SIGTERM', () => app.quit())
  process.on('SIGINT', () => app.quit())
  if (process.send === undefined) return
  process.on('message', (message: ToStandIn) => {
    if (message.standin === 'quit') app.quit()
    else void evaluate(electron, message)
  })
  // The launcher was killed; without it nobody would ever close this.
  process.once('disconnect', () => app.exit(1))
  tell({ standin: 'started' })
}

type Evaluate = Extract<ToStandIn, { readonly standin: 'evaluate' }>

async function evaluate(electron: object, { id, source, argument }: Evaluate): Promise<void> {
  try {
    const run = (0, eval)(`(${source})`) as (electron: object, argument: unknown) => unknown
    tell({ standin: 'result', id, value: codec.encode(await run(electron, codec.decode(argument))) })
  } catch (error) {
    tell({ standin: 'result', id, error: String(error instanceof Error ? error.stack : error) })
  }
}

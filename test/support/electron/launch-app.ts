import { spawn } from 'node:child_process'
import path from 'node:path'
import { _electron, type Page } from '@playwright/test'
import type * as Electron from 'electron'
import { electronBinary } from '../../../tools/electron-binary.mjs'
import { standInCommand } from './standin-command.ts'
import { launchOnStandIn } from './launch-on-standin.ts'

/** How a process ended. */
export interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** A running app, in real Electron or on the stand-in, driven the same way. */
export interface LaunchedApp {
  readonly kind: 'electron' | 'standin'
  /** Resolves when the main process has exited, however. */
  readonly exited: Promise<Exit>
  /** Rejects with what the main process wrote to standard error when it exits without ever showing a window. */
  readonly firstWindow: () => Promise<Page>
  /** The first window once its process crashed and it was shown again: to Playwright a page that crashed stays so. */
  readonly windowAfterCrash: () => Promise<Page>
  /** Runs `fn` in the main process; it sees nothing of the test but `arg`, and both cross by structured clone. */
  readonly evaluate: <Result, Argument = undefined>(
    fn: (electron: typeof Electron, arg: Argument) => Result | Promise<Result>,
    arg?: Argument,
  ) => Promise<Result>
  /** Sends a signal and waits for the end. SIGKILL is the power cut: nothing of the app runs any more. */
  readonly kill: (signal: NodeJS.Signals) => Promise<Exit>
  /** Quits as a person does and waits for the end; throws when the app has not ended after 10 s. Again is harmless. */
  readonly close: () => Promise<void>
}

/** What to launch. `appDir` is the folder with the package.json: the repository itself unless said otherwise. */
export interface LaunchOptions {
  readonly dataDir: string
  readonly env?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
  readonly appDir?: string
}

/** A launch with everything decided. */
export interface LaunchPlan {
  readonly appDir: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** PESTLE_STANDIN_ALWAYS=1 asks for the stand-in where real Electron is there too. */
const findElectron = (): string | undefined =>
  process.env['PESTLE_STANDIN_ALWAYS'] === '1' ? undefined : electronBinary()

const repository = path.resolve(import.meta.dirname, '../../..')

/** `--user-data-dir` is Chromium's own switch: it sets `app.getPath('userData')` in real Electron too. */
function plan({ dataDir, env = {}, args = [], appDir = repository }: LaunchOptions): LaunchPlan {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { appDir, args: [`--user-data-dir=${dataDir}`, ...args], env: { ...Object.fromEntries(inherited), ...env } }
}

/** Starts the built app; real Electron when its binary is there, else the stand-in. */
export async function launchApp(options: LaunchOptions): Promise<LaunchedApp> {
  const binary = findElectron()
  return binary === undefined ? launchOnStandIn(plan(options)) : launchInElectron(binary, plan(options))
}

/** Starts the app without driving it, for a start that is expected to end by itself: a second instance, a refusal. */
export async function runToExit(options: LaunchOptions): Promise<Exit & { readonly stderr: string }> {
  const { appDir, args, env } = plan(options)
  const binary = findElectron()
  const start = binary === undefined ? standInCommand(appDir) : { command: binary, args: [appDir] }
  const child = spawn(start.command, [...start.args, ...args], {
    cwd: appDir,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal, stderr }))
  })
}

async function launchInElectron(binary: string, { appDir, args, env }: LaunchPlan): Promise<LaunchedApp> {
  const app = await _electron.launch({ executablePath: binary, args: [appDir, ...args], cwd: appDir, env: { ...env } })
  const child = app.process()
  const exited = new Promise<Exit>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })))
  return {
    kind: 'electron',
    exited,
    firstWindow: () => app.firstWindow(),
    windowAfterCrash: () => Promise.reject(new Error('Not tried in real Electron')),
    evaluate: (fn, arg) => app.evaluate(fn as never, arg) as never,
    kill: (signal) => {
      child.kill(signal)
      return exited
    },
    close: async () => {
      await app.close()
      await exited
    },
  }
}

/** Answers the coming open-file dialogs, one list of paths each; an empty list is Cancel, as is every dialog after. */
export async function answerOpenDialogs(app: LaunchedApp, answers: readonly (readonly string[])[]): Promise<void> {
  await app.evaluate(({ dialog }, queue) => {
    const left = queue.map((paths) => [...paths])
    dialog.showOpenDialog = async () => {
      const filePaths = left.shift() ?? []
      return { canceled: filePaths.length === 0, filePaths }
    }
  }, answers)
}

/** From now on records what the app asks the desktop to open, instead of opening it; the function gives the list. */
export async function recordExternalOpens(app: LaunchedApp): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(shell, { opened })
    shell.openExternal = async (url) => void opened.push(url)
  })
  return () => app.evaluate(({ shell }) => (shell as unknown as { readonly opened: readonly string[] }).opened)
}

import { spawn, type ChildProcess } from 'node:child_process'

/** Why an app is started again: once the process `after` has ended, or only to say that `givenUp`, a fault, is not tried again. */
export type Again = { readonly after: number } | { readonly givenUp: string }

/** The app as it was started. An AppImage is the file on the disk, which an update replaces: what runs from it is gone with it. */
export interface Program {
  readonly program: string
  readonly args: readonly string[]
}

/** This app. */
export const thisProgram = (env: NodeJS.ProcessEnv): Program => ({
  program: env['APPIMAGE'] ?? process.execPath,
  args: [...process.execArgv, ...process.argv.slice(1)],
})

const ours = ['--after', '--given-up']

/** The arguments of an app that is started again: its own, and why; those of an earlier time left out. */
export const againArgs = (args: readonly string[], why: Again): readonly string[] => [
  ...args.filter((arg, at) => !ours.includes(arg) && !ours.includes(args[at - 1] ?? '')),
  ...('after' in why ? ['--after', String(why.after)] : ['--given-up', why.givenUp]),
]

/**
 * Starts the app again beside this process, which it outlives; it waits for the end of `after` itself (`onceEnded`). Rejects where
 * the program cannot be started.
 */
export const startAgain = ({ program, args }: Program, why: Again): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const started = spawn(program, againArgs(args, why), { detached: true, stdio: 'ignore' })
    started.once('error', reject)
    started.once('spawn', () => {
      started.unref()
      resolve(started)
    })
  })

const lookEveryMs = 100
// An app that does not end has its record open: by then another one would be refused as well.
const longestMs = 60_000

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Does `work` once the process named by `--after` has ended, at once where there is none. After a minute it is not waited for: also
 * not for one that has ended and that whoever started it never asked after, which on Linux still counts as there.
 */
export const onceEnded = (
  after: (ms: number, work: () => void) => () => void,
  pid: string | undefined,
  work: () => void,
  waitedMs = 0,
): void => {
  const awaited = /^[1-9]\d{0,9}$/.test(pid ?? '') ? Number(pid) : null
  if (awaited === null || waitedMs >= longestMs || !isAlive(awaited)) work()
  else
    after(lookEveryMs, () => {
      onceEnded(after, pid, work, waitedMs + lookEveryMs)
    })
}

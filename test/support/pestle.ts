import { spawn } from 'node:child_process'
import path from 'node:path'

/** How a command ended, and what it printed: standard output as lines, standard error as one text. */
export interface CommandRun {
  readonly code: number | null
  readonly out: readonly string[]
  readonly err: string
}

const root = path.resolve(import.meta.dirname, '../..')

/** Runs the built command line as `npm run pestle -- …` does, building first what is older than the source. */
export const pestle = (...args: readonly string[]): Promise<CommandRun> => pestleTyped('', ...args)

/** As `pestle`, with something typed on standard input. */
export const pestleTyped = (typed: string, ...args: readonly string[]): Promise<CommandRun> =>
  new Promise((resolve, reject) => {
    const tools = [path.join(root, 'tools', 'run.mjs'), path.join(root, 'tools', 'pestle.mjs')]
    const child = spawn(process.execPath, [...tools, ...args], { cwd: root, stdio: ['pipe', 'pipe', 'pipe'] })
    child.stdin.end(typed)
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out: out.split('\n').filter((line) => line !== ''), err }))
  })

import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileQuestions } from '../../src/contract/file-questions.ts'
import type { Input, QuestionName, Reply } from '../../src/contract/index.ts'

/** The built app as a process of its own, asked over its loopback contract as a browser asks it. */
export interface DeskProcess {
  /** Rejects when the process is gone before it answered. */
  readonly ask: <Q extends QuestionName>(question: Q, input: Input<Q>) => Promise<Reply<Q>>
  /** SIGKILL; resolves when the process is gone. */
  readonly kill: () => Promise<void>
}

/** A desk that is starting. `open` rejects when it ends before it can be asked, with what it said. */
export interface StartingDesk {
  readonly open: Promise<DeskProcess>
  readonly kill: () => Promise<void>
}

const entry = path.resolve(import.meta.dirname, '../../out/main/index-browser.js')

/** Starts the built app on a data folder, speaking to a stand-in elsewhere on this PC; `under` is a command it runs under. */
export const startDeskProcess = (dataDir: string, psuUrl: string, under: readonly string[] = []): StartingDesk => {
  const app = [process.execPath, entry, '--data', dataDir, '--psu', psuUrl, '--port', '0', '--no-open']
  const [command = '', ...args] = [...under, ...app]
  // A group of its own, so that the app goes with the command it runs under.
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const killGroup = (): void => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL')
  }
  process.once('exit', killGroup)
  void ended.then(() => process.removeListener('exit', killGroup))
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const kill = async (): Promise<void> => {
    killGroup()
    await ended
  }
  const link = new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (more: string) => {
      text += more
      const found = /http:\/\/\S+/.exec(text)
      if (found !== null && text.includes('\n')) resolve(found[0])
    })
    void ended.then(() => reject(new Error(`The app ended before it could be asked. ${said}`)))
  })
  return { open: link.then((url) => enter(url, kill)), kill }
}

const enter = async (link: string, kill: () => Promise<void>): Promise<DeskProcess> => {
  const { origin } = new URL(link)
  const entered = await fetch(link)
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const key = /name="pestle-key" content="([^"]+)"/.exec(await entered.text())?.[1] ?? ''
  const headers = { 'content-type': 'application/json', origin, cookie, 'x-pestle-key': key }
  return {
    kill,
    ask: async (question, input) => {
      const body = JSON.stringify({ question, input })
      const answer = await fetch(`${origin}${fileQuestions.has(question) ? '/ask/import' : '/ask'}`, {
        method: 'POST',
        headers,
        body,
      })
      return (await answer.json()) as never
    },
  }
}

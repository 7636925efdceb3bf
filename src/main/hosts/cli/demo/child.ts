import { fork, spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Input, Output, QuestionName, Reply } from '../../../../contract/index.ts'
import type { ChannelQuestion, ChannelReply } from '../answer-parent.ts'

/** A desk in a process of its own. A refusal or fault of a question rejects: the demo only does what is allowed. */
export interface DeskProcess {
  readonly ask: <Q extends QuestionName>(session: string, question: Q, input: Input<Q>) => Promise<Output<Q>>
  /** Ends it at this instant, whatever it is doing, as a power cut would. */
  readonly kill: () => Promise<void>
  /** Lets it close its file. */
  readonly stop: () => Promise<void>
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else child.once('exit', () => resolve())
  })

/** Starts a desk by the built command line and waits until it is open. `canned`: the endpoint answers without looking, as the NHS sandbox does. */
export const startDeskProcess = async (
  commandLine: string,
  { dataDir, psuUrl, canned }: { readonly dataDir: string; readonly psuUrl: string; readonly canned: boolean },
): Promise<DeskProcess> => {
  const args = ['answer', '--data', dataDir, '--psu', psuUrl, ...(canned ? ['--canned'] : [])]
  const child = fork(commandLine, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] })
  const waiting = new Map<number, { resolve: (reply: unknown) => void; reject: (why: Error) => void }>()
  let asked = 0
  const next = <T>(id: number): Promise<T> =>
    new Promise((resolve, reject) => {
      waiting.set(id, { resolve: resolve as (reply: unknown) => void, reject })
    })
  const open = next<null>(0)
  child.on('message', (message) => {
    const { id, reply } = message as ChannelReply
    waiting.get(id)?.resolve(reply)
    waiting.delete(id)
  })
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('The desk ended while it was asked'))
    waiting.clear()
  })
  await open
  return {
    ask: async (session, question, input) => {
      const message: ChannelQuestion = { id: (asked += 1), session, question, input }
      const answer = next<Reply<typeof question>>(message.id)
      child.send(message)
      const reply = await answer
      if (reply.kind === 'answer') return reply.value
      throw new Error(`${question} was not answered: ${JSON.stringify(reply)}`)
    },
    kill: () => {
      child.kill('SIGKILL')
      return ended(child)
    },
    stop: () => {
      if (child.connected) child.disconnect()
      return ended(child)
    },
  }
}

/** The stand-in for the NHS in a process of its own. */
export interface StandInProcess {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Starts the built stand-in, keeping what it holds in `dir`, and waits for the address it prints. */
export const startStandIn = async (
  file: string,
  dir: string,
  faults: { readonly rate: number; readonly seed: number } | null,
): Promise<StandInProcess> => {
  mkdirSync(dir, { recursive: true })
  const options = path.join(dir, 'options.json')
  writeFileSync(options, JSON.stringify(faults === null ? {} : { faults: { ...faults, retryAfterS: 0 } }))
  const child = spawn(process.execPath, [file, '--dir', dir, '--options', options, '--with-parent'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const line = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      if (text.includes('\n')) resolve(text)
    })
    child.once('exit', () => reject(new Error('The stand-in ended before it said where it listens')))
  })
  const { url } = JSON.parse(line) as { readonly url: string }
  return {
    url,
    stop: () => {
      child.kill('SIGTERM')
      return ended(child)
    },
  }
}

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { timeActs } from './acts.ts'
import { copyFile, makeBacklog, payloadOfUpdate } from './backlog.ts'
import { drain, noOpService } from './drain.ts'
import { enqueue } from './enqueue.ts'
import { quantile } from './figures.ts'
import { peakMegabytes } from './memory.ts'
import { makePlainjobBacklog, plainjobDrain, plainjobEnqueue } from './plainjob.ts'
import { startStandIn } from './stand-in.ts'
import { listenToWrites } from './written-rows.ts'

/** How much is measured in each round. */
export interface Sizes {
  readonly rounds: number
  readonly waiting: readonly [few: number, some: number, many: number]
  readonly first: number
  readonly long: number
  readonly overHttp: number
  readonly prescriptions: number
  readonly enqueued: number
}

/** Measured values of all rounds by name; a name ends in its unit. */
export type Measured = ReadonlyMap<string, readonly number[]>

/**
 * Measures everything once a round, one after the other, so that what else the machine does falls on all alike. Each round
 * works on fresh copies of files made once; a first round warms the code up and counts for nothing.
 */
export const measureOutbox = async (sizes: Sizes, say: (line: string) => void): Promise<Measured> => {
  mkdirSync('.cache', { recursive: true })
  const folder = mkdtempSync(path.resolve('.cache/bench-'))
  const place = (name: string): string => path.join(folder, name)
  const measured = new Map<string, number[]>()
  try {
    say('making the files')
    const all = [0, ...sizes.waiting, sizes.overHttp]
    for (const waiting of all) makeBacklog(place(`outbox-${waiting}`), waiting)
    for (const waiting of [0, ...sizes.waiting])
      makePlainjobBacklog(place(`plainjob-${waiting}`), waiting, payloadOfUpdate)
    const listener = listenToWrites()
    for (let round = 0; round <= sizes.rounds; round += 1) {
      say(round === 0 ? 'warming up' : `round ${round} of ${sizes.rounds}`)
      const note = (name: string, value: number): void => {
        if (round > 0) measured.set(name, [...(measured.get(name) ?? []), value])
      }
      const fresh = (name: string, as = 'work'): string => {
        copyFile(place(name), place(as))
        return place(as)
      }
      await measureRound({ sizes, note, fresh, listener, from: 300_000 })
    }
    return measured
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Round {
  readonly sizes: Sizes
  readonly note: (name: string, value: number) => void
  readonly fresh: (name: string, as?: string) => string
  readonly listener: ReturnType<typeof listenToWrites>
  readonly from: number
}

const measureRound = async (round: Round): Promise<void> => {
  const { sizes, note, fresh } = round
  const [few, , many] = sizes.waiting
  for (const waiting of [0, many]) measureActs(round, waiting)
  // A commit of the product carries what one prescription has to say: one to four updates.
  for (const perCommit of [1, 4]) {
    const { enqueued } = sizes
    note(`enqueue, ${perCommit} a commit /s`, enqueued / enqueue(fresh('outbox-0'), enqueued, perCommit))
    const seconds = plainjobEnqueue(fresh('plainjob-0'), enqueued, perCommit, payloadOfUpdate)
    note(`plainjob enqueue, ${perCommit} a commit /s`, enqueued / seconds)
  }
  for (const waiting of sizes.waiting) {
    const { start, seconds } = await drain(fresh(`outbox-${waiting}`), noOpService(), sizes.first)
    note(`drain, first with ${waiting} waiting /s`, sizes.first / seconds)
    note(`start with ${waiting} waiting ms`, start * 1000)
    const theirs = await plainjobDrain(fresh(`plainjob-${waiting}`), sizes.first)
    note(`plainjob drain, first with ${waiting} waiting /s`, sizes.first / theirs)
  }
  const long = await drain(fresh(`outbox-${many}`), noOpService(), sizes.long)
  note(`drain with ${many} waiting /s`, sizes.long / long.seconds)
  const standIn = await startStandIn()
  const http = await drain(fresh(`outbox-${sizes.overHttp}`), standIn, sizes.overHttp)
  standIn.stop()
  note(`drain over HTTP of ${sizes.overHttp} /s`, sizes.overHttp / http.seconds)
  note('memory with none waiting MB', peakMegabytes(fresh('outbox-0')))
  note(`memory with ${many} waiting MB`, peakMegabytes(fresh(`outbox-${many}`)))
  note(`memory with ${few} waiting MB`, peakMegabytes(fresh(`outbox-${few}`)))
}

const measureActs = ({ sizes, note, fresh, listener, from }: Round, waiting: number): void => {
  const { prescriptions } = sizes
  const [file, bareFile] = [fresh(`outbox-${waiting}`), fresh(`outbox-${waiting}`, 'bare')]
  const { acts, bare } = timeActs({ file, bareFile, listener, from, prescriptions })
  const rate = (times: readonly number[]): number => (times.length * 1000) / times.reduce((sum, ms) => sum + ms, 0)
  const name = `with ${waiting} waiting`
  note(`act, ${name} /s`, rate(acts))
  note(`bare, ${name} /s`, rate(bare))
  for (const [part, called] of [
    [0.5, 'p50'],
    [0.99, 'p99'],
  ] as const) {
    const [ours, theirs] = [quantile(acts, part), quantile(bare, part)]
    note(`act, ${name} ${called} ms`, ours)
    note(`bare, ${name} ${called} ms`, theirs)
    note(`act over bare, ${name} ${called} times`, ours / theirs)
  }
}

import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { workerData } from 'node:worker_threads'
import { mayRestart, takeBackRestart } from './desk/place/restarts.ts'
import { endHung } from './hosts/electron/end-hung.ts'
import { silence, type Look } from './hosts/electron/silence.ts'
import { startAgain } from './hosts/electron/start-again.ts'
import { slots, type WatchStart } from './hosts/electron/watch-main-loop.ts'
import { openLog } from './open-log.ts'

// A thread beside the main loop: whatever that does, this goes on.
const { shared, everyMs, hungAfterMs, dataDir, pid, program, args } = workerData as WatchStart
const memory = new Int32Array(shared)

const lookNow = (): Look => ({
  atMs: performance.now(),
  beats: Atomics.load(memory, slots.beats),
  allowed: Atomics.load(memory, slots.allowed) > 0,
})

const see = endHung({
  pid,
  isHung: silence({ everyMs, hungAfterMs }),
  movedSince: ({ beats }) => {
    const now = lookNow()
    return now.allowed || now.beats !== beats
  },
  isQuitting: () => Atomics.load(memory, slots.quitting) > 0,
  now: () => Date.now(), // a thread of its own that nothing of the main loop may reach: this entry is its compose.ts
  // Made where its clock is.
  newReference: () => randomBytes(4).toString('hex').toUpperCase(),
  report: (reference) => {
    openLog(path.join(dataDir, 'pestle.log'))({
      event: 'fault',
      reference,
      where: 'app: hung',
      kind: 'hang',
      frames: [],
    })
  },
  mayRestart: (at) => mayRestart(dataDir, { at, why: 'app-hang' }),
  takeBack: (at) => {
    takeBackRestart(dataDir, at)
  },
  // Before the end: a process that was killed starts nobody.
  start: (why) => startAgain({ program, args }, why),
  // Hard: nothing else is heard by a loop that hangs. What was answered is on the disk.
  kill: () => void process.kill(pid, 'SIGKILL'),
})

// Each a whole interval after the one before has ended, however long that took to write something down.
const lookAgain = (): void => {
  void see(lookNow())
  setTimeout(lookAgain, everyMs)
}
setTimeout(lookAgain, everyMs)

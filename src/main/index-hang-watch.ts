import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { workerData } from 'node:worker_threads'
import { mayRestart } from './desk/place/restarts.ts'
import { againArgs } from './hosts/electron/again-args.ts'
import { silence } from './hosts/electron/silence.ts'
import { slots, type WatchStart } from './hosts/electron/watch-main-loop.ts'
import { openLog } from './open-log.ts'

// A thread beside the main loop: whatever that does, this goes on.
const { shared, everyMs, hungAfterMs, dataDir, pid, program, args } = workerData as WatchStart
const memory = new Int32Array(shared)
const isHung = silence({ everyMs, hungAfterMs })

const writeDown = (reference: string): boolean => {
  openLog(path.join(dataDir, 'pestle.log'))({
    event: 'fault',
    reference,
    where: 'app: hung',
    kind: 'hang',
    frames: [],
  })
  return mayRestart(dataDir, { at: Date.now(), why: 'app-hang' })
}

const endIt = (): void => {
  const reference = randomBytes(4).toString('hex').toUpperCase()
  try {
    const again = writeDown(reference) ? againArgs(args, { after: pid }) : againArgs(args, { givenUp: reference })
    // Not after the end: a process that was killed starts nobody. The new one waits for that end.
    const started = spawn(program, again, { detached: true, stdio: 'ignore' })
    started.on('error', () => undefined)
    started.unref()
  } finally {
    // Hard: nothing else is heard by a loop that hangs. What was answered is on the disk.
    process.kill(pid, 'SIGKILL')
  }
}

setInterval(() => {
  const [beats, allowed] = [Atomics.load(memory, slots.beats), Atomics.load(memory, slots.allowed) > 0]
  if (isHung({ atMs: performance.now(), beats, allowed })) endIt()
}, everyMs)

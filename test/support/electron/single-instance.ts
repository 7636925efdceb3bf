import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isAlive, leftoverPrefix } from './leftovers.ts'

/** What the instance that came second tells the first. */
export interface SecondInstance {
  readonly argv: readonly string[]
  readonly cwd: string
  readonly data: unknown
}

/** Whether this process is the first on its data folder. */
export type Lock =
  { readonly held: true; readonly release: () => void } | { readonly held: false; readonly told: Promise<void> }

/** Tells a process from a later one with the same id; only Linux says, elsewhere the id alone has to do. */
function startOf(pid: number): string {
  if (process.platform !== 'linux') return ''
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name in the second field may contain spaces; the start time is the 20th field after its closing bracket.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

/** Not in the data folder: a socket's path may have 108 bytes. A killed run's is cleared with its other leftovers. */
const socketOf = (pid: number): string => path.join(tmpdir(), `${leftoverPrefix}${pid}-instance.sock`)

/** The process that holds the lock, if it still runs. */
function holderOf(file: string): number | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  const [pid = '', start = ''] = text.split(' ')
  return isAlive(Number(pid)) && startOf(Number(pid)) === start ? Number(pid) : undefined
}

/**
 * Electron's single instance lock for one data folder: a lock file, which can be had synchronously, and a socket to
 * tell the first instance of the second. A lock whose process was killed counts as free.
 */
export function acquireLock(userData: string, own: SecondInstance, onSecond: (second: SecondInstance) => void): Lock {
  const file = path.join(userData, 'StandInLock')
  const holder = holderOf(file)
  if (holder !== undefined) {
    const told = new Promise<void>((resolve) => {
      const client = connect(socketOf(holder), () => client.end(JSON.stringify(own)))
      client.on('error', () => resolve()).on('close', () => resolve())
    })
    return { held: false, told }
  }
  writeFileSync(`${file}.${process.pid}`, `${process.pid} ${startOf(process.pid)}`)
  renameSync(`${file}.${process.pid}`, file)
  const socket = socketOf(process.pid)
  rmSync(socket, { force: true })
  const server = createServer((from) => {
    let text = ''
    from.setEncoding('utf8')
    from.on('data', (chunk: string) => (text += chunk))
    from.on('end', () => {
      from.end()
      onSecond(JSON.parse(text) as SecondInstance)
    })
  })
  server.listen(socket).unref()
  const release = (): void => {
    server.close()
    rmSync(file, { force: true })
  }
  return { held: true, release }
}

import { createHash } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isAlive } from './process-alive.ts'

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

function isHeldBy(file: string): boolean {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
  const [pid = '', start = ''] = text.split(' ')
  return isAlive(Number(pid)) && startOf(Number(pid)) === start
}

/**
 * Electron's single instance lock for one data folder: a lock file, which can be had synchronously, and a socket to
 * tell the first instance of the second. A lock whose process was killed counts as free.
 */
export function acquireLock(userData: string, own: SecondInstance, onSecond: (second: SecondInstance) => void): Lock {
  const file = path.join(userData, 'StandInLock')
  // A socket's path may have 108 bytes, which data folders of tests exceed.
  const socket = path.join(tmpdir(), `pestle-${createHash('sha256').update(file).digest('hex').slice(0, 16)}.sock`)
  if (isHeldBy(file)) {
    const told = new Promise<void>((resolve) => {
      const client = connect(socket, () => client.end(JSON.stringify(own)))
      client.on('error', () => resolve()).on('close', () => resolve())
    })
    return { held: false, told }
  }
  writeFileSync(`${file}.${process.pid}`, `${process.pid} ${startOf(process.pid)}`)
  renameSync(`${file}.${process.pid}`, file)
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

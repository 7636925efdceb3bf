import { spawn } from 'node:child_process'
import path from 'node:path'
import { makeFakeElectron } from './fake-electron.ts'

const root = path.resolve(import.meta.dirname, '../../..')

/** A packed tree, and what packing it printed. */
export interface Packed {
  /** The folder that an installer would put on the PC. */
  readonly tree: string
  readonly executable: string
  readonly resources: string
  readonly said: string
}

/** Packs what was built into a folder of the test, around an Electron in which nothing runs. Takes seconds. */
export async function pack(
  into: string,
  system: 'linux' | 'win32',
  env: Readonly<Record<string, string>> = {},
): Promise<Packed> {
  const electron = path.join(into, 'electron')
  await makeFakeElectron(electron, system)
  const args = [system === 'linux' ? '--linux' : '--win', 'dir', '--x64']
  const config = [`-c.electronDist=${electron}`, `-c.directories.output=${path.join(into, 'dist')}`]
  // Not through tools/pack.mjs: that builds again what was edited meanwhile, under the other tests.
  const builder = path.join(root, 'node_modules', 'electron-builder', 'cli.js')
  const always = ['--config', 'electron-builder.config.js', '--publish', 'never']
  const said = await run(builder, [...always, ...args, ...config], env)
  const tree = path.join(into, 'dist', system === 'linux' ? 'linux-unpacked' : 'win-unpacked')
  const executable = path.join(tree, system === 'linux' ? 'pestle' : 'Pestle.exe')
  return { tree, executable, resources: path.join(tree, 'resources'), said }
}

function run(script: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const child = spawn(process.execPath, [script, ...args], { cwd: root, env: { ...process.env, ...env } })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(said)
      else reject(new Error(`packing ended with ${code}:\n${said}`))
    })
  })
}

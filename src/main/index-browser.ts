import { spawn } from 'node:child_process'
import path from 'node:path'
import packageJson from '../../package.json' with { type: 'json' }
import { newSecret, startDesk } from './compose.ts'
import { argument, defaultDataDir, otherStandIn, portOf, portTrouble } from './config.ts'
import { startBrowserHost } from './hosts/browser/start-browser-host.ts'
import { sentenceOf } from './desk/start-refusal.ts'
import { describeFault } from './describe-fault.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const args = process.argv.slice(2)

/** Where there is a desktop, its browser opens the first link by itself; where there is none the printed link is used. */
const openInDesktop = (link: string): void => {
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open'
  const hasDesktop = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
  if (!hasDesktop || args.includes('--no-open')) return
  spawn(opener, [link], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref()
}

const standIn = otherStandIn(args, process.env)
if (!standIn.ok) {
  process.stderr.write(`${standIn.refusal}\n`)
  process.exit(1)
}
const port = portOf(args)
if (!port.ok) {
  process.stderr.write(`${port.refusal}\n`)
  process.exit(1)
}
// What nobody caught leaves an unknown state behind: the process ends. A fault's message may quote a patient and is left out.
const endAtStart = (fault: unknown): void => {
  const { kind, frames } = describeFault(fault)
  process.stderr.write(`Pestle could not start: ${[kind, ...frames].join('\n')}\n`)
  process.exit(1)
}
process.on('uncaughtException', endAtStart)

const desk = await startDesk({
  dataDir: argument(args, 'data') ?? process.env['PESTLE_DATA'] ?? defaultDataDir(process.env, process.platform),
  host: 'browser',
  version: packageJson.version,
  startScreen: true,
  ...standIn.value,
})
if (!desk.ok) {
  process.stderr.write(`${sentenceOf(desk.refusal)}\n`)
  process.exit(1)
}
const { reportFault } = desk.value
process.removeListener('uncaughtException', endAtStart)
process.on('uncaughtException', (fault) => {
  process.stderr.write(
    `Pestle had to stop. Everything recorded is safe; start it again. Fault ${reportFault('process', fault)}.\n`,
  )
  process.exit(1)
})
let first = true
const host = await startBrowserHost({
  screenFolder: path.join(import.meta.dirname, '../renderer'),
  port: port.value,
  router: desk.value.router,
  onPush: desk.value.onPush,
  newCode: newSecret,
  reportFault: (fault) => reportFault('browser host', fault),
  printLink: (link) => {
    say(first ? `Pestle is open on this PC. One-time link: ${link}` : `That link was used. The next one: ${link}`)
    if (first) openInDesktop(link)
    first = false
  },
}).catch(async (fault: unknown): Promise<never> => {
  const sentence = portTrouble(fault, port.value)
  if (sentence === undefined) throw fault
  await desk.value.stop()
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
})
const stop = async (): Promise<void> => {
  await host.stop()
  await desk.value.stop()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop())

// Runs the built app on the stand-in for a person: `node test/support/electron/run.ts [--headless] [app arguments]`.
// Headless, it prints the address that a script can connect Playwright to, for screenshots.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { FromStandIn } from './control.ts'
import { standInCommand } from './standin-command.ts'

const repository = path.resolve(import.meta.dirname, '../../..')
const { values, tokens } = parseArgs({
  options: { headless: { type: 'boolean' }, app: { type: 'string' } },
  strict: false,
  tokens: true,
})
const own = new Set(['headless', 'app'])
const rest = tokens.flatMap((token) => {
  if (token.kind === 'positional') return [token.value]
  if (token.kind !== 'option' || own.has(token.name)) return []
  return [token.value === undefined ? token.rawName : `${token.rawName}=${token.value}`]
})
const appDir = path.resolve(typeof values['app'] === 'string' ? values['app'] : repository)
const dataDir = path.join(repository, '.cache', 'standin-data')
const data = rest.some((argument) => argument.startsWith('--user-data-dir')) ? [] : [`--user-data-dir=${dataDir}`]

const { command, args } = standInCommand(appDir)
const child = spawn(command, [...args, ...data, ...rest], {
  cwd: appDir,
  env: { ...process.env, PESTLE_STANDIN_HEADED: values['headless'] === true ? '0' : '1' },
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
})
console.log('Running on the stand-in for Electron: practice and test data only, its key store keeps no secrets.')
child.on('message', (message: FromStandIn) => {
  if (message.standin === 'browser') console.log(`Chromium: ${message.endpoint}`)
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill('SIGTERM'))
child.on('exit', (code) => process.exit(code ?? 1))

// npm start: the built app in real Electron where its executable is or can be fetched, else the same app in a browser.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { buildIfStale } from './build.mjs'
import { electronBinary } from './electron-binary.mjs'
import { fetchElectron } from './fetch-electron.mjs'

const root = path.resolve(import.meta.dirname, '..')
const args = process.argv.slice(2)

const help = `npm start builds what is older than its source and opens Pestle.

  npm start -- --browser         in a browser on this PC, also where Electron could be used
  npm start -- --data <folder>   keeps everything in this folder
  npm start -- --help            says this and starts nothing

In a browser only:

  npm start -- --browser --port <number>   at this port of this PC; otherwise a free one is taken
  npm start -- --browser --no-open         opens no browser and says its address`

/** @returns {Promise<string | undefined>} why Electron cannot be used here */
async function withoutElectron() {
  if (args.includes('--browser')) return 'you asked for the browser'
  const screens = ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => (process.env[name] ?? '') !== '')
  if (process.platform === 'linux' && !screens) return 'there is no screen (DISPLAY is not set)'
  if (electronBinary() !== undefined) return undefined
  console.log('Fetching the Electron runtime, once…')
  const why = await fetchElectron()
  if (why === undefined) return electronBinary() === undefined ? 'its installer left no executable' : undefined
  return `its runtime is not installed and could not be fetched: ${why}`
}

/** @param {string} command @param {readonly string[]} commandArgs */
function become(command, commandArgs) {
  const child = spawn(command, commandArgs, { cwd: root, stdio: 'inherit' })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal))
  }
  child.on('error', (error) => {
    console.error(`${command} could not be started: ${error.message}`)
    process.exitCode = 1
  })
  child.on('exit', (code) => (process.exitCode = code ?? 1))
}

async function start() {
  await buildIfStale()
  const why = await withoutElectron()
  const electron = electronBinary()
  if (why === undefined && electron !== undefined) {
    become(electron, ['.', ...args])
  } else {
    const entry = path.join(root, 'out', 'main', 'index-browser.js')
    if (!existsSync(entry)) throw new Error('The build has no browser host (out/main/index-browser.js).')
    console.log(`Pestle runs in a browser on this PC, not in Electron: ${why ?? ''}.`)
    become(process.execPath, [entry, ...args.filter((each) => each !== '--browser')])
  }
}

if (args.includes('--help') || args.includes('-h')) {
  console.log(help)
} else {
  try {
    await start()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}

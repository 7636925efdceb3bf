// A small app with everything the product's main process uses, for standin.spec.ts. Plain JavaScript, as a build gives.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, BrowserWindow, ipcMain, net, powerMonitor, protocol, safeStorage, session, shell } from 'electron'

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"

app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

if (app.requestSingleInstanceLock({ from: 'sample' })) void start()
else app.quit()

async function start() {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      if (url.startsWith('https://www.nhs.uk/')) void shell.openExternal(url)
      return { action: 'deny' }
    })
  })
  await app.whenReady()
  if (!(await safeStorage.isAsyncEncryptionAvailable())) {
    console.error('sample: no key store')
    app.exit(3)
    return
  }
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  protocol.handle('app', answer)
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    show: false,
    webPreferences: { preload: path.join(import.meta.dirname, 'preload.cjs'), sandbox: true, contextIsolation: true },
  })
  window.once('ready-to-show', () => window.show())
  app.on('second-instance', (_event, argv, _cwd, data) => {
    if (window.isMinimized()) window.restore()
    window.focus()
    window.webContents.send('push', { second: argv.at(-1), data })
  })
  powerMonitor.on('resume', () => window.webContents.send('push', { resumed: true }))
  listen()
  await window.loadURL('app://sample/index.html')
}

/** @param {Request} request */
async function answer(request) {
  const { host, pathname } = new URL(request.url)
  if (request.method === 'POST') return new Response(`posted to ${host}: ${await request.text()}`)
  const file = path.join(import.meta.dirname, pathname)
  if (!['/index.html', '/page.js'].includes(pathname)) return new Response('not here', { status: 404 })
  const found = await net.fetch(pathToFileURL(file).href)
  return new Response(found.body, {
    headers: { 'content-type': found.headers.get('content-type') ?? '', 'content-security-policy': policy },
  })
}

function listen() {
  const notes = path.join(app.getPath('userData'), 'notes.bin')
  ipcMain.handle('echo', (_event, /** @type {unknown} */ value) => value)
  ipcMain.handle('sender', ({ senderFrame }) => ({ url: senderFrame?.url, origin: senderFrame?.origin }))
  ipcMain.handle('fail', () => {
    throw new TypeError('refused on purpose')
  })
  ipcMain.handle('remember', async (_event, /** @type {string} */ text) => {
    writeFileSync(notes, await safeStorage.encryptStringAsync(text), { flush: true })
  })
  ipcMain.handle('recall', async () => (await safeStorage.decryptStringAsync(readFileSync(notes))).result)
}

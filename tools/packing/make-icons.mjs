// node tools/run.mjs tools/packing/make-icons.mjs: draws src/renderer/icon.svg at the sizes that Windows and Linux want, into
// tools/packing/resources. Run after the drawing changed, and commit what it made.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { findChromium } from '../find-chromium.mjs'

const root = path.resolve(import.meta.dirname, '..', '..')
const folder = path.join(import.meta.dirname, 'resources')
const windowsSizes = [16, 24, 32, 48, 64, 256]

/** An icon file of PNG pictures, which Windows reads since Vista. @param {readonly { size: number, png: Buffer }[]} pictures */
function iconFile(pictures) {
  const head = Buffer.alloc(6)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let at = head.length + 16 * pictures.length
  const entries = pictures.map(({ size, png }) => {
    const entry = Buffer.alloc(16)
    // 256 is written as 0.
    entry.writeUInt8(size % 256, 0)
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(png.length, 8)
    entry.writeUInt32LE(at, 12)
    at += png.length
    return entry
  })
  return Buffer.concat([head, ...entries, ...pictures.map(({ png }) => png)])
}

const svg = readFileSync(path.join(root, 'src', 'renderer', 'icon.svg'), 'utf8')
const browser = await chromium.launch(await findChromium())
/** @param {number} size */
async function draw(size) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${String(size)}px}</style>${svg}`)
  const png = await page.screenshot({ omitBackground: true })
  await page.close()
  return { size, png }
}
mkdirSync(folder, { recursive: true })
const pictures = []
for (const size of windowsSizes) pictures.push(await draw(size))
writeFileSync(path.join(folder, 'icon.ico'), iconFile(pictures))
writeFileSync(path.join(folder, 'icon.png'), (await draw(512)).png)
await browser.close()

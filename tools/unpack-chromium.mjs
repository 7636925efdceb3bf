import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { extract } from 'tar-fs'

const oneHourMs = 3_600_000

/**
 * Unpacks the Chromium that the package @sparticuz/chromium carries, once per version. The package's own unpacking
 * shares one folder in the temporary directory between versions and lets a second process see a half-written file;
 * here the finished folder appears by one rename. Resolves undefined where the package has no binary (it is Linux
 * x64 only).
 * @param {string} cacheFolder
 * @returns {Promise<{ executablePath: string, env: Record<string, string> } | undefined>}
 */
export async function unpackChromium(cacheFolder) {
  const packed = packageFolder()
  if (packed === undefined || process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const version = JSON.parse(await readFile(path.join(packed, 'package.json'), 'utf8')).version
  const folder = path.join(cacheFolder, `chromium-${version}`)
  if (!existsSync(folder)) {
    await mkdir(cacheFolder, { recursive: true })
    await removeLeftovers(cacheFolder)
    await unpackInto(packed, folder)
  }
  const libraries = [path.join(folder, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':')
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: path.join(folder, 'fonts') },
  }
}

function packageFolder() {
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..')
  } catch {
    return undefined
  }
}

/** @param {string} packed @param {string} folder */
async function unpackInto(packed, folder) {
  const unfinished = await mkdtemp(`${folder}.unfinished-`)
  /** @param {string} file @param {NodeJS.WritableStream} sink */
  const decompress = (file, sink) =>
    pipeline(createReadStream(path.join(packed, 'bin', file)), createBrotliDecompress(), sink)
  await Promise.all([
    decompress('chromium.br', createWriteStream(path.join(unfinished, 'chromium'))),
    decompress('fonts.tar.br', extract(unfinished)),
    decompress('swiftshader.tar.br', extract(unfinished)),
    decompress('al2023.tar.br', extract(unfinished)),
  ])
  // Without a font configuration of its own, text is blank on a machine that has no fonts.
  await writeFile(path.join(unfinished, 'fonts', 'fonts.conf'), fontConfiguration(folder))
  await chmod(path.join(unfinished, 'chromium'), 0o755)
  try {
    await rename(unfinished, folder)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

/** @param {string} folder */
function fontConfiguration(folder) {
  const folders = [path.join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts']
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders
    .map((each) => `<dir>${each}</dir>`)
    .join('')}<cachedir>${path.join(folder, 'font-cache')}</cachedir></fontconfig>`
}

/** A killed unpacking leaves 200 MB behind; an hour says that nobody is still at it. @param {string} cacheFolder */
async function removeLeftovers(cacheFolder) {
  for (const name of await readdir(cacheFolder)) {
    const folder = path.join(cacheFolder, name)
    if (!/^chromium-.*\.unfinished-/.test(name)) continue
    if (Date.now() - (await stat(folder)).mtimeMs > oneHourMs) await rm(folder, { recursive: true, force: true })
  }
}

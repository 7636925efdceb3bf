// Makes and signs the feed that installed apps ask for updates: run it once per channel and kind of installer, after the installer
// itself was signed. `node tools/run.mjs tools/sign-feed.mjs` says how. Keys come from files or from PESTLE_FEED_KEY, and from
// nowhere else; none belongs into the repository.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { acceptFeed } from '../src/main/updates/accept-feed.ts'
import { feedName } from '../src/main/updates/feed.ts'
import { keyIdOf } from '../src/main/updates/signatures.ts'

const help = `
new-key <file>   makes an Ed25519 key, writes the private half to the file (which must not be there yet) and prints the public
                 half for src/main/updates/release.ts
sign             makes <channel>-<target>.json and its .sig beside the installer
  --channel stable|early          --target win32-x64-nsis|linux-x64-appimage|linux-x64-deb
  --installer <file>              --version <1.2.3>
  --notes <file>                  one sentence a line, for the people at the counter
  --key <file>                    a private key; again for a second one while keys change. Or its text in PESTLE_FEED_KEY
  --staging <0-100>               how many of a hundred PCs are offered it; 100 without
  --security-until <YYYY-MM-DD>   a security release: the last day on which it may be put off
  --days <n>                      after how many days the feed expires; 30 without, 92 at most
  --number <n>                    counts up at every signing; the time in seconds without
  --out <folder>                  where to write; beside the installer without
`

/** The public half of a private key, base64 of its SPKI form. @param {import('node:crypto').KeyObject} key */
export const publicHalf = (key) => createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64')

/**
 * The bytes of a feed and the text of its signatures.
 * @param {object} feed as `parseFeed` reads it, times as ISO texts
 * @param {readonly import('node:crypto').KeyObject[]} keys
 */
export const signedFeed = (feed, keys) => {
  const bytes = Buffer.from(`${JSON.stringify(feed, null, 2)}\n`)
  const lines = keys.map((key) => `ed25519 ${keyIdOf(publicHalf(key))} ${sign(null, bytes, key).toString('base64')}\n`)
  return { bytes, signatures: lines.join('') }
}

/** What a feed says of an installer. @param {string} file */
export const fileOf = (file) => {
  const bytes = readFileSync(file)
  return {
    name: path.basename(file),
    sha512: createHash('sha512').update(bytes).digest('base64'),
    bytes: bytes.length,
  }
}

/** @param {string | undefined} file */
function newKey(file) {
  if (file === undefined) throw new Error('new-key needs a file to write to')
  const { privateKey } = generateKeyPairSync('ed25519')
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { flag: 'wx', mode: 0o600 })
  const spki = publicHalf(privateKey)
  return `Public key, for src/main/updates/release.ts:\n${spki}\nIts id in signatures: ${keyIdOf(spki)}`
}

/** @param {readonly string[]} files */
function keysFrom(files) {
  const texts = files.map((file) => readFileSync(file, 'utf8'))
  const given = process.env['PESTLE_FEED_KEY']
  if (given !== undefined && given !== '') texts.push(given)
  if (texts.length === 0) throw new Error('No key: --key <file>, or its text in PESTLE_FEED_KEY')
  return texts.map((text) => createPrivateKey(text))
}

/** @param {Record<string, string | undefined>} values @param {string} name */
function needed(values, name) {
  const value = values[name]
  if (value === undefined) throw new Error(`--${name} is missing`)
  return value
}

/** @param {Record<string, string | undefined>} values @param {readonly string[]} keyFiles @param {number} now */
function signInstaller(values, keyFiles, now) {
  const installer = needed(values, 'installer')
  const lastDate = values['security-until']
  const feed = {
    format: 1,
    product: 'pestle',
    channel: needed(values, 'channel'),
    target: needed(values, 'target'),
    number: Number(values['number'] ?? Math.floor(now / 1000)),
    issuedAt: new Date(now).toISOString(),
    expiresAt: new Date(now + Number(values['days'] ?? 30) * 86_400_000).toISOString(),
    version: needed(values, 'version'),
    file: fileOf(installer),
    stagingPercentage: Number(values['staging'] ?? 100),
    notes: readFileSync(needed(values, 'notes'), 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    security: lastDate === undefined ? null : { lastDate },
  }
  const keys = keysFrom(keyFiles)
  const { bytes, signatures } = signedFeed(feed, keys)
  const memory = /** @type {const} */ ({
    version: 1,
    channel: 'stable',
    seen: {},
    newestIssuedAt: null,
    checkedAt: null,
  })
  // By the app's own rules: what they refuse is not published.
  const expected = { keys: keys.map(publicHalf), channel: /** @type {'stable'} */ (feed.channel), now, memory }
  const accepted = acceptFeed(bytes, signatures, { ...expected, target: /** @type {'linux-x64-deb'} */ (feed.target) })
  if (!accepted.ok) throw new Error(`The app would refuse this feed: ${accepted.refusal}. Nothing was written.`)
  const folder = values['out'] ?? path.dirname(installer)
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, feedName(accepted.value.feed.channel, accepted.value.feed.target))
  writeFileSync(file, bytes)
  writeFileSync(`${file}.sig`, signatures)
  return `${file}: ${feed.version}, number ${String(feed.number)}, expires ${feed.expiresAt}, ${String(keys.length)} signature(s)`
}

/** @param {readonly string[]} args */
export function main(args) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...Object.fromEntries(
        [
          'channel',
          'target',
          'installer',
          'version',
          'notes',
          'staging',
          'security-until',
          'days',
          'number',
          'out',
        ].map((name) => /** @type {const} */ ([name, { type: /** @type {const} */ ('string') }])),
      ),
      key: { type: 'string', multiple: true },
    },
  })
  const { key = [], ...others } = values
  if (positionals[0] === 'new-key') return newKey(positionals[1])
  if (positionals[0] === 'sign')
    return signInstaller(/** @type {Record<string, string | undefined>} */ (others), key, Date.now())
  throw new Error(help)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  try {
    process.stdout.write(`${main(process.argv.slice(2))}\n`)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }

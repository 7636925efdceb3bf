import { describe, expect, test } from 'vitest'
import { keyIdOf } from '../../../src/main/updates/signatures.ts'
import { feedKey, feedTime } from '../../support/update-feed.ts'
import { updatesEachTest } from '../../support/updates-each-test.ts'

const day = 86_400_000
const feed = 'stable-linux-x64-appimage.json'

const rig = updatesEachTest()
const { refusedAs } = rig

describe('a feed that somebody else made or changed', () => {
  test('changed in one character: refused', async () => {
    const { signed } = rig.server.publish()
    rig.server.files.set(feed, Buffer.from(signed.bytes.toString().replace('1.1.0', '1.9.0')))
    await refusedAs('feed-forged')
  })

  test('without a signature file: refused', async () => {
    rig.server.publish()
    rig.server.files.delete(`${feed}.sig`)
    await refusedAs('feed-unsigned')
  })

  test.each([
    ['empty', ''],
    ['words', 'trust me\n'],
    ['too short', `ed25519 ${'0'.repeat(16)} AAAA\n`],
    ['of another kind', `rsa ${'0'.repeat(16)} ${'A'.repeat(86)}==\n`],
  ])('with a signature file that holds none (%s): refused', async (_what, text) => {
    rig.server.publish()
    rig.server.files.set(`${feed}.sig`, Buffer.from(text))
    await refusedAs('feed-unsigned')
  })

  test('signed by a key that is not ours: refused', async () => {
    rig.server.publish({}, [feedKey().privateKey])
    await refusedAs('feed-forged')
  })

  test('signed by another key under the name of ours: refused', async () => {
    const other = feedKey()
    const { signed } = rig.server.publish({}, [other.privateKey])
    const renamed = signed.signatures.replace(keyIdOf(other.spki), keyIdOf(rig.server.key.spki))
    rig.server.files.set(`${feed}.sig`, Buffer.from(renamed))
    await refusedAs('feed-forged')
  })

  test('under the good signature of another feed: refused', async () => {
    const old = rig.server.publish({ version: '1.0.5', number: 9 })
    rig.server.publish()
    rig.server.files.set(`${feed}.sig`, Buffer.from(old.signed.signatures))
    await refusedAs('feed-forged')
  })

  test('a log-in page of a public network in its place: refused', async () => {
    for (const name of [feed, `${feed}.sig`])
      rig.server.files.set(name, Buffer.from('<html><body>Welcome to Free Wi-Fi</body></html>'))
    await refusedAs('feed-unsigned')
  })

  test('signed by a key that was taken out of the app: refused; by the one that took its place: accepted', async () => {
    const next = feedKey()
    rig.server.publish()
    await refusedAs('feed-forged', rig.pc.open({ keys: [next.spki] }))
    rig.server.publish({ number: 11 }, [rig.server.key.privateKey, next.privateKey])
    expect(await rig.pc.open({ keys: [next.spki] }).check()).toMatchObject({
      trouble: null,
      offered: { version: '1.1.0' },
    })
    expect(await rig.pc.open({ keys: [rig.server.key.spki, next.spki] }).check()).toMatchObject({ trouble: null })
  })
})

describe('a feed that was ours once', () => {
  test('past its date: refused', async () => {
    rig.server.publish()
    rig.pc.clock.now = feedTime + 30 * day
    await refusedAs('feed-expired')
  })

  test('past its date, on a PC whose clock was set back: refused', async () => {
    const old = rig.server.publish({
      number: 1,
      version: '1.0.1',
      issuedAt: feedTime - 20 * day,
      expiresAt: feedTime - day,
    })
    rig.server.publish()
    const updates = rig.pc.open()
    expect(await updates.check()).toMatchObject({ trouble: null })
    rig.server.files.set(feed, old.signed.bytes)
    rig.server.files.set(`${feed}.sig`, Buffer.from(old.signed.signatures))
    rig.pc.clock.now = feedTime - 10 * day
    expect(await updates.check()).toMatchObject({ trouble: 'feed-expired' })
  })

  test('older than one seen before: refused, also after a start, and what was offered stays', async () => {
    const old = rig.server.publish({ number: 10 })
    rig.server.publish({ number: 11, version: '1.2.0' })
    const updates = rig.pc.open()
    expect(await updates.check()).toMatchObject({ offered: { version: '1.2.0' }, trouble: null })
    rig.server.files.set(feed, old.signed.bytes)
    rig.server.files.set(`${feed}.sig`, Buffer.from(old.signed.signatures))
    expect(await updates.check()).toMatchObject({ offered: { version: '1.2.0' }, trouble: 'feed-replayed' })
    await refusedAs('feed-replayed')
  })

  test('with the number of one seen before and other words: refused', async () => {
    rig.server.publish()
    expect(await rig.pc.open().check()).toMatchObject({ trouble: null })
    rig.server.publish({ version: '1.1.1' })
    await refusedAs('feed-replayed')
  })

  test('the very same one again: accepted, as every four hours', async () => {
    rig.server.publish()
    const updates = rig.pc.open()
    expect(await updates.check()).toMatchObject({ trouble: null })
    expect(await updates.check()).toMatchObject({ trouble: null, offered: { version: '1.1.0' } })
  })

  test('naming an older version under a newer number: nothing is offered, there is no way back', async () => {
    rig.server.publish({ version: '0.9.0', number: 99 })
    await expect(rig.pc.open().check()).resolves.toMatchObject({ offered: null, trouble: null })
  })

  test.each([
    ['deleted', null],
    ['garbage', '{"version":1,"seen":'],
    [
      'made to say that nothing was seen',
      '{"version":1,"channel":"stable","seen":{},"newestIssuedAt":null,"checkedAt":null}',
    ],
  ])('an older version offered again after what the PC remembers was %s: no way back', async (_how, text) => {
    rig.server.publish({ version: '1.2.0', number: 11 })
    expect(await rig.pc.open().check()).toMatchObject({ trouble: null })
    rig.server.publish({ version: '1.1.0', number: 10 })
    const memory = { read: () => text, write: () => undefined }
    expect(await rig.pc.open({ version: '1.2.0', memory }).check()).toMatchObject({ offered: null, trouble: null })
  })
})

describe('a feed that is signed and not meant for this', () => {
  test('dated after the clock of this PC: refused', async () => {
    rig.server.publish({ issuedAt: feedTime + 3 * day })
    await refusedAs('clock-behind')
  })

  test('good for ten years: refused', async () => {
    rig.server.publish({ expiresAt: feedTime + 3650 * day })
    await refusedAs('feed-unreadable')
  })

  test('of the early channel in the place of the stable one: refused', async () => {
    const early = rig.server.publish({ channel: 'early', version: '2.0.0' })
    rig.server.files.set(feed, early.signed.bytes)
    rig.server.files.set(`${feed}.sig`, Buffer.from(early.signed.signatures))
    await refusedAs('feed-not-for-this-pc')
  })

  test('for Windows in the place of Linux: refused', async () => {
    const windows = rig.server.publish({ target: 'win32-x64-nsis' })
    rig.server.files.set(feed, windows.signed.bytes)
    rig.server.files.set(`${feed}.sig`, Buffer.from(windows.signed.signatures))
    await refusedAs('feed-not-for-this-pc')
  })

  test('of another product of the same publisher: refused', async () => {
    rig.server.publish({ product: 'mortar' })
    await refusedAs('feed-unreadable')
  })

  test.each([
    '../../../home/counter/.profile.AppImage',
    'https://elsewhere.example/Pestle.AppImage',
    '//elsewhere.example/Pestle.AppImage',
    '%APPDATA%.AppImage',
    '$(reboot).AppImage',
    "a';calc;'.AppImage",
    'Pestle 1.1.0.AppImage',
    'Pestle-1.1.0.exe',
  ])('naming the file %s: refused', async (fileName) => {
    rig.server.publish({ fileName })
    await refusedAs('feed-unreadable')
  })

  test.each([
    ['an installer that wants an administrator', { isAdminRightsRequired: true }],
    ['packages of a web installer', { packages: { x64: { path: 'x.7z', sha512: 'x' } } }],
    ['anything this version does not know', { rollback: true }],
  ])('asking for %s: refused', async (_what, extra) => {
    rig.server.publish({ extra })
    await refusedAs('feed-unreadable')
  })
})

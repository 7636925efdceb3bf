import { expect, test } from 'vitest'
import { installKind, updateCacheDir } from '../../../src/main/updates/install-kind.ts'
import type { InstallFacts } from '../../../src/main/updates/install-kind.ts'

const files = (some: Readonly<Record<string, string>>) => (file: string) => some[file.replaceAll('\\', '/')] ?? null

const windows: InstallFacts = {
  platform: 'win32',
  packaged: true,
  execPath: 'C:\\Users\\counter\\AppData\\Local\\Programs\\Pestle\\Pestle.exe',
  resourcesDir: 'resources',
  env: { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' },
  read: () => null,
}
const linux: InstallFacts = {
  ...windows,
  platform: 'linux',
  execPath: '.mount_Pestle/pestle',
  env: { APPIMAGE: '/home/counter/Pestle.AppImage' },
}

test('run from its sources, it is not installed and updates nothing', () => {
  expect(installKind({ ...windows, packaged: false })).toEqual({ kind: 'not-installed' })
})

test('installed for one person on Windows, or as an AppImage, it updates itself', () => {
  expect(installKind(windows)).toEqual({ kind: 'itself', target: 'win32-x64-nsis' })
  expect(installKind(linux)).toEqual({ kind: 'itself', target: 'linux-x64-appimage' })
})

test('installed from a deb, it knows by what the packer left there', () => {
  const deb = { ...linux, env: {}, read: files({ 'resources/package-type': 'deb\n' }) }
  expect(installKind(deb)).toEqual({ kind: 'itself', target: 'linux-x64-deb' })
})

test.each([
  'C:\\Program Files\\Pestle\\Pestle.exe',
  'c:\\program files\\Pestle\\Pestle.exe',
  'C:\\Program Files (x86)\\Pestle\\Pestle.exe',
])('installed for everybody (%s), whoever manages the PC updates it', (execPath) => {
  expect(installKind({ ...windows, execPath })).toEqual({ kind: 'managed', by: null })
})

test('a folder that only begins like Program Files is not one', () => {
  expect(installKind({ ...windows, execPath: 'C:\\Program Files of mine\\Pestle.exe' })).toMatchObject({
    kind: 'itself',
  })
})

test('on Linux without a mark of how it came there, somebody else updates it', () => {
  expect(installKind({ ...linux, env: {} })).toEqual({ kind: 'managed', by: null })
  expect(installKind({ ...linux, env: { APPIMAGE: 'relative' } })).toEqual({ kind: 'managed', by: null })
  expect(installKind({ ...linux, platform: 'darwin' })).toEqual({ kind: 'managed', by: null })
})

test('whoever rolls it out can say so, with their name', () => {
  const by = (text: string) => installKind({ ...windows, read: files({ 'resources/managed-by.txt': text }) })
  expect(by('Example Group IT, 0113 496 0000\nnotes')).toEqual({
    kind: 'managed',
    by: 'Example Group IT, 0113 496 0000',
  })
  expect(by('\n')).toEqual({ kind: 'managed', by: null })
  expect(by('x'.repeat(500))).toEqual({ kind: 'managed', by: 'x'.repeat(80) })
})

test('downloads lie on this PC, not in a profile that follows a person', () => {
  expect(updateCacheDir({ LOCALAPPDATA: 'C:\\L', APPDATA: 'C:\\R' }, 'win32', 'C:\\U')).toBe('C:\\L')
  expect(updateCacheDir({}, 'win32', 'C:\\U')).toBe('C:\\U\\AppData\\Local')
  expect(updateCacheDir({}, 'linux', '/home/u')).toBe('/home/u/.cache')
})

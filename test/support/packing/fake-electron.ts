import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'

/** Before the switches in a real executable, and what @electron/fuses looks for. */
const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')
// Version 1, nine switches, as Electron is delivered: everything that packing turns off is on, and the other way round.
const wire = Buffer.from([1, 9, ...Buffer.from('101100011')])

const english = { lang: 1033, codepage: 1200 }

/**
 * Makes a folder that packing takes for an unpacked Electron: nothing in it runs, but its executable has the nine switches, and
 * for Windows is a real PE file with a version, into which the digest of the archive can be written.
 */
export async function makeFakeElectron(folder: string, system: 'linux' | 'win32'): Promise<void> {
  await mkdir(path.join(folder, 'locales'), { recursive: true })
  await mkdir(path.join(folder, 'resources'), { recursive: true })
  for (const locale of ['en-GB', 'en-US', 'fr']) await writeFile(path.join(folder, 'locales', `${locale}.pak`), locale)
  const switches = Buffer.concat([sentinel, wire])
  if (system === 'linux') await writeFile(path.join(folder, 'electron'), switches, { mode: 0o755 })
  else await writeFile(path.join(folder, 'electron.exe'), windowsExecutable(switches))
}

function windowsExecutable(switches: Buffer): Buffer {
  const executable = NtExecutable.createEmpty()
  const resources = NtExecutableResource.from(executable)
  const version = Resource.VersionInfo.createEmpty()
  version.setFileVersion(45, 4, 1, 0, english.lang)
  version.setStringValues({ lang: english.lang, codepage: english.codepage }, { ProductName: 'Electron' })
  version.outputToResourceEntries(resources.entries)
  resources.outputResource(executable)
  executable.setExtraData(switches)
  return Buffer.from(executable.generate())
}

// Asks of each file named whether an installed app would take it: by the very check that it makes before an update, so that what
// passes here is not refused by every PC later. Exit code 1 where it would not, or this source names no publisher.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkPublisher } from '../../src/main/updates/publisher.ts'
import { releaseSource } from '../../src/main/updates/release.ts'
import { windowsPowerShell } from '../../src/main/updates/run-powershell.ts'

/**
 * What an installed app would refuse, each with why.
 * @param {readonly string[]} files
 * @param {Readonly<Record<string, string>> | null} publisher
 * @param {import('../../src/main/updates/publisher.ts').RunPowerShell} run
 */
export const refusedByApps = async (files, publisher, run) => {
  /** @type {string[]} */
  const refused = []
  for (const file of files) {
    const why = await checkPublisher(path.resolve(file), publisher, run, new AbortController().signal)
    if (why !== null) refused.push(`${file}: ${why}`)
  }
  return files.length === 0 ? ['no file was named'] : refused
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const refused = await refusedByApps(process.argv.slice(2), releaseSource.publisher, windowsPowerShell(process.env))
  for (const one of refused) console.error(one)
  if (refused.length > 0) process.exitCode = 1
}

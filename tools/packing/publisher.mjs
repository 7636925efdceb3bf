// Prints the name that Windows installers of this source are signed by, for the release to compare with; exit code 1 without one.
import { releaseSource } from '../../src/main/updates/release.ts'

const name = releaseSource.publisher?.['CN']
if (name === undefined) {
  console.error('src/main/updates/release.ts names no publisher: nothing that this source makes can be released.')
  process.exitCode = 1
} else console.log(name)

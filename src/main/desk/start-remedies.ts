import type { Environment } from '../../contract/desk.ts'
import type { StartRemedy } from '../../contract/start.ts'
import { hasRecovery } from '../keys/key-file.ts'
import type { VersionsBefore } from '../updates/updates.ts'
import type { StartRefusal } from './start-refusal.ts'

const byCode: Readonly<Record<StartRefusal['code'], readonly StartRemedy[]>> = {
  'key-store-lost': ['unlock', 'restore', 'retry'],
  'key-not-ours': ['unlock', 'restore', 'retry'],
  'key-damaged': ['unlock', 'restore', 'retry'],
  'key-missing': ['restore', 'retry'],
  'wrong-key': ['restore', 'retry'],
  'file-missing': ['restore', 'retry'],
  'not-encrypted': ['restore', 'retry'],
  'not-a-database': ['restore', 'retry'],
  damaged: ['restore', 'retry'],
  'restore-unfinished': ['retry'],
  'wrong-environment': ['restore', 'retry'],
  'newer-than-app': ['retry'],
  'newer-events': ['retry'],
  'migration-edited': ['retry'],
  'self-check-failed': ['previous-version', 'retry', 'restore'],
  'key-store-needed': ['retry'],
  // Mended elsewhere and started again: in the window that is open, on the disk, on the command line.
  'disk-full': [],
  'folder-in-use': [],
  'stand-in-outside-practice': [],
  // It opens by itself.
  'at-work': [],
}

/** What a person can do on the screen about a desk that did not open; empty where it is to be told and ended instead. */
export const remediesOf = (
  refusal: StartRefusal,
  file: string,
  environment: Environment,
  versions?: VersionsBefore,
): readonly StartRemedy[] => {
  const isThere = (remedy: StartRemedy): boolean => {
    if (remedy === 'unlock') return hasRecovery(file)
    return remedy !== 'previous-version' || previousOf(refusal, versions) !== null
  }
  const remedies = byCode[refusal.code].filter(isThere)
  return remedies.length === 0 || environment === 'practice' ? remedies : [...remedies, 'go-back']
}

/** The version that can go on and is kept on this PC; null where there is none. */
export const previousOf = (refusal: StartRefusal, versions: VersionsBefore | undefined): string | null => {
  const previous = refusal.code === 'self-check-failed' ? refusal.previous : null
  return previous !== null && versions?.has(previous) === true ? previous : null
}

import type { DatabaseRefusal } from '../database/database-refusal.ts'
import type { KeyRefusal } from '../keys/open-key.ts'
import type { SelfCheckFailed } from './open-checked.ts'
import type { SelfCheckFinding } from './self-check.ts'

/** Why a desk was not opened. Nothing was changed on disk. */
export type StartRefusal =
  | KeyRefusal
  | DatabaseRefusal
  | { readonly code: 'folder-in-use' }
  | { readonly code: 'disk-full' }
  | { readonly code: 'damaged' }
  /** A backup takes the place of the file, and another program keeps it from being renamed. */
  | { readonly code: 'restore-unfinished' }
  /** Not refused for good: something is done with the closed file, and then it is opened again. */
  | { readonly code: 'at-work'; readonly doing: string }
  | { readonly code: 'stand-in-outside-practice' }
  | SelfCheckFailed

/** The sentence a person reads instead of the app: what is wrong, what was kept, what to do. */
export const sentenceOf = (refusal: StartRefusal): string => {
  switch (refusal.code) {
    case 'folder-in-use':
      return 'Pestle is already running on this data folder. Use the window that is open, or close it first.'
    case 'disk-full':
      return 'The disk of this PC is full, so Pestle did not start. What was recorded is safe. Make room on the disk, then start it again.'
    case 'at-work':
      return refusal.doing
    case 'restore-unfinished':
      return 'A backup is being put back, and another program holds the files. Both are whole. Wait a moment or close other programs, then try again; if it stays so, tell support.'
    case 'damaged':
      return 'The data file is damaged. It was left as it is; keep it, and restore a backup.'
    case 'stand-in-outside-practice':
      return 'Another stand-in for the NHS can be given in practice only. Start without --psu, or change to practice first.'
    case 'key-store-needed':
      return `The ${refusal.environment} environment opens only in the installed app and where this PC has a key store that keeps secrets and is unlocked. Nothing was made or changed.`
    case 'key-store-lost':
      return `The key store of this PC does not open the key of this data file: Windows or the account was set up anew, or the folder comes from another PC. Nothing was changed. ${refusal.recovery ? 'The recovery code opens it.' : 'No recovery code was ever made for it: put the account back as it was, or restore a backup.'}`
    case 'key-missing':
      return 'The key of this data file is missing. The file was left as it is; put the key file back beside it.'
    case 'key-damaged':
      return 'The key of this data file cannot be read. Nothing is lost, and everything was left as it is: “pestle.key.json” or “wrapping.key” beside the data file is damaged, missing or readable by other accounts.'
    case 'key-not-ours':
      return 'The key of this data file was wrapped on another PC or by another account. Nothing was changed.'
    case 'file-missing':
      return 'The data file “pestle.db” is not in its folder, although its key is. Nothing was made in its place. If somebody moved it, put it back and try again. Otherwise restore the newest backup.'
    case 'not-encrypted':
    case 'not-a-database':
      return 'The data file is not a Pestle data file. It was left as it is.'
    case 'wrong-key':
      return 'The key beside this data file does not open it. Both were left as they are.'
    case 'wrong-environment':
      return `This data file belongs to the ${refusal.found} environment, not to ${refusal.asked}. It was left as it is.`
    case 'newer-than-app':
    case 'newer-events':
      return 'This data file was written by a newer version of Pestle. Start that version; this one changed nothing.'
    case 'self-check-failed':
      return selfCheckSentence(refusal)
    case 'migration-edited':
      return 'This data file was made by a different build of this version. It was left as it is; install the released build.'
  }
}

const findingWords: Readonly<Record<SelfCheckFinding, string>> = {
  upgrade: 'the record could not be brought to its form',
  integrity: 'not every page of the data file reads back',
  ledger: 'the end of the record is not whole',
  replay: 'the lists do not show what the record says',
  tasks: 'an update owed to the NHS is missing',
}

const selfCheckSentence = ({ version, previous, findings, putBack }: SelfCheckFailed): string => {
  const found = findings.map((finding) => findingWords[finding]).join(', and ')
  const kept = putBack
    ? 'The data file is again as it was before the update; nothing that was recorded is lost.'
    : 'The data file was not worked on; nothing that was recorded was changed.'
  const goOn = previous === null ? 'Go on with the version that worked here before.' : `Go on with version ${previous}.`
  return `Version ${version} looked this PC’s record through before starting work and does not go on: ${found}. ${kept} ${goOn}`
}

import { copyUnderKey } from '../database/copy-under-key.ts'
import { endsTheSame } from '../ledger/ledger-end.ts'

/** What is done with keys in the worker: a large file takes minutes to be written again. */
export const keyJobs = {
  'keys:copy': (asked: {
    readonly file: string
    readonly key: Uint8Array
    readonly target: string
    readonly newKey: Uint8Array
  }): null => {
    const { file, target } = asked
    const [key, newKey] = [Buffer.from(asked.key), Buffer.from(asked.newKey)]
    copyUnderKey({ file, key, target, newKey, holdsTheSame: endsTheSame })
    return null
  },
} as const

import { hasRecovery, keyFileOf, readKeyFile, unwrapOne, wrappedWith, writeKeyFile } from './key-file.ts'
import { recoveryWrapper, type RecoveryCode } from './recovery-code.ts'

/** What can be done with the wrapped key of a data file while the file is open. */
export interface KeyRing {
  /** The id of the wrapper that opens the key here. */
  readonly keptBy: string
  readonly hasRecovery: () => boolean
  /** Whether a recovery code opens this file's key. */
  readonly opens: (code: RecoveryCode) => boolean
  /** From when this returns the code counts, in place of an earlier one; killed before, the earlier one still does. */
  readonly keepRecovery: (code: RecoveryCode) => void
}

/** The key ring of an open data file. Its folder must be held by this process. */
export const keyRing = (opened: {
  readonly file: string
  readonly key: Buffer
  readonly keptBy: string
  readonly randomBytes: (count: number) => Buffer
}): KeyRing => {
  const keyFile = keyFileOf(opened.file)
  const opens = (code: RecoveryCode): boolean =>
    unwrapOne(recoveryWrapper(code, opened.randomBytes), readKeyFile(keyFile)?.wrappers ?? [])?.equals(opened.key) ===
    true
  return {
    keptBy: opened.keptBy,
    hasRecovery: () => hasRecovery(opened.file),
    opens,
    keepRecovery: (code) => {
      const content = readKeyFile(keyFile)
      if (content === undefined) throw new Error('The key file cannot be read')
      const wrapper = recoveryWrapper(code, opened.randomBytes)
      const wrappers = wrappedWith(content.wrappers, wrapper, opened.key)
      // The code that counts until now goes only for one that opens.
      if (unwrapOne(wrapper, wrappers)?.equals(opened.key) !== true)
        throw new Error('The key as this recovery code closed it does not open again')
      writeKeyFile(keyFile, { ...content, wrappers })
      // What cannot be opened again must never be said to count.
      if (!opens(code)) throw new Error('The recovery code that was written does not open the key')
    },
  }
}

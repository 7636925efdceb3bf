/* eslint-disable @typescript-eslint/no-deprecated -- a key is opened in one synchronous step with its file; what these sealed, the newer asynchronous ones open too */
import { safeStorage } from 'electron'

// Chromium's names of stores on Linux that close nothing: a password everybody knows, and not yet asked.
const plaintextBackends: readonly string[] = ['basic_text', 'unknown']

const kindOf = (platform: NodeJS.Platform): 'real' | 'plaintext' | 'none' => {
  if (!safeStorage.isEncryptionAvailable()) return 'none'
  const plain = platform === 'linux' && plaintextBackends.includes(safeStorage.getSelectedStorageBackend())
  return plain ? 'plaintext' : 'real'
}

/**
 * The system's key store through Electron, to be asked for when the app is ready: the Windows account's (DPAPI), the keychain,
 * libsecret or KWallet. `kind` says whether it keeps a secret at all; only Linux has stores by name only. Each of the three can open a
 * window of the system's and keep this loop until somebody has typed a password there: `allow` lets it be silent meanwhile, and gives
 * what ends that.
 */
export const safeStorageKeyStore = (
  platform: NodeJS.Platform,
  allow: () => () => void,
): {
  readonly kind: 'real' | 'plaintext' | 'none'
  readonly seal: (text: string) => Buffer
  readonly open: (sealed: Buffer) => string
} => {
  const asked = <T>(ask: () => T): T => {
    const forbid = allow()
    try {
      return ask()
    } finally {
      forbid()
    }
  }
  return {
    // Asked each time: a keyring can be unlocked while Pestle waits.
    get kind() {
      return asked(() => kindOf(platform))
    },
    seal: (text) => asked(() => safeStorage.encryptString(text)),
    open: (sealed) => asked(() => safeStorage.decryptString(sealed)),
  }
}

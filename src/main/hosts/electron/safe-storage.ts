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
 * libsecret or KWallet. `kind` says whether it keeps a secret at all; only Linux has stores by name only.
 */
export const safeStorageKeyStore = (
  platform: NodeJS.Platform,
): {
  readonly kind: 'real' | 'plaintext' | 'none'
  readonly seal: (text: string) => Buffer
  readonly open: (sealed: Buffer) => string
} => ({
  // Asked each time: a keyring can be unlocked while Pestle waits.
  get kind() {
    return kindOf(platform)
  },
  seal: (text) => safeStorage.encryptString(text),
  open: (sealed) => safeStorage.decryptString(sealed),
})

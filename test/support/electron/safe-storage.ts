import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { userInfo } from 'node:os'
import { app, isReady } from './app.ts'
import { strictObject } from './missing.ts'

const backend = (): string => process.env['PESTLE_STANDIN_KEYSTORE'] ?? 'gnome_libsecret'

const key = (): Buffer => {
  const user = process.env['PESTLE_STANDIN_KEYSTORE_USER'] ?? userInfo().username
  return createHash('sha256').update(`stand-in, not a secret: ${user}`).digest()
}

/** As on Linux, where the key store cannot be asked before the app is ready. */
const isEncryptionAvailable = (): boolean => isReady() && backend() !== 'none'

function encryptString(text: string): Buffer {
  if (!isEncryptionAvailable()) {
    throw new Error(
      'Error while encrypting the text provided to safeStorage.encryptString. Encryption is not available.',
    )
  }
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key(), nonce)
  return Buffer.concat([Buffer.from('v11'), nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

function decryptString(sealed: Buffer): string {
  const refused = 'Error while decrypting the ciphertext provided to safeStorage.decryptString.'
  if (!isEncryptionAvailable()) throw new Error(`${refused} Decryption is not available.`)
  try {
    const decipher = createDecipheriv('aes-256-gcm', key(), sealed.subarray(3, 15))
    decipher.setAuthTag(sealed.subarray(-16))
    return decipher.update(sealed.subarray(15, -16), undefined, 'utf8') + decipher.final('utf8')
  } catch (error) {
    throw new Error(`${refused} Ciphertext does not appear to be encrypted.`, { cause: error })
  }
}

/**
 * Electron's `safeStorage` in shape and errors, with NO secrecy: the key follows from the user's name.
 * `PESTLE_STANDIN_KEYSTORE=none` is a PC without a key store, `basic_text` one whose store has a fixed password;
 * `PESTLE_STANDIN_KEYSTORE_USER` is another user or PC.
 */
export const safeStorage = strictObject('safeStorage', {
  isEncryptionAvailable,
  encryptString,
  decryptString,
  isAsyncEncryptionAvailable: async (): Promise<boolean> => {
    await app.whenReady()
    return isEncryptionAvailable()
  },
  encryptStringAsync: async (text: string): Promise<Buffer> => encryptString(text),
  decryptStringAsync: async (sealed: Buffer): Promise<object> => ({
    shouldReEncrypt: false,
    result: decryptString(sealed),
  }),
  getSelectedStorageBackend: (): string => (isReady() ? backend() : 'unknown'),
})

import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { userInfo } from 'node:os'
import { isReady } from './app.ts'
import { strictObject } from './missing.ts'

const backend = (): string => process.env['PESTLE_STANDIN_KEYSTORE'] ?? 'gnome_libsecret'

const key = (): Buffer => {
  const user = process.env['PESTLE_STANDIN_KEYSTORE_USER'] ?? userInfo().username
  return createHash('sha256').update(`stand-in, not a secret: ${user}`).digest()
}

/** As on Linux, where the key store cannot be asked before the app is ready. */
const isEncryptionAvailable = (): boolean => isReady() && backend() !== 'none'

/**
 * Electron's `safeStorage` in shape and errors, with NO secrecy: the key follows from the user's name.
 * `PESTLE_STANDIN_KEYSTORE=none` is a PC without a key store; `PESTLE_STANDIN_KEYSTORE_USER` another user or PC.
 */
export const safeStorage = strictObject('safeStorage', {
  isEncryptionAvailable,
  getSelectedStorageBackend: backend,
  encryptString(text: string): Buffer {
    if (!isEncryptionAvailable()) {
      throw new Error(
        'Error while encrypting the text provided to safeStorage.encryptString. Encryption is not available.',
      )
    }
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key(), nonce)
    return Buffer.concat([Buffer.from('v11'), nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  },
  decryptString(sealed: Buffer): string {
    const refused = 'Error while decrypting the ciphertext provided to safeStorage.decryptString.'
    if (!isEncryptionAvailable()) throw new Error(`${refused} Decryption is not available.`)
    try {
      const decipher = createDecipheriv('aes-256-gcm', key(), sealed.subarray(3, 15))
      decipher.setAuthTag(sealed.subarray(-16))
      return decipher.update(sealed.subarray(15, -16), undefined, 'utf8') + decipher.final('utf8')
    } catch (error) {
      throw new Error(`${refused} Ciphertext does not appear to be encrypted.`, { cause: error })
    }
  },
})

import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { copyUnderKey } from '../../src/main/database/copy-under-key.ts'
import type { CopyAsked } from '../../src/main/keys/change-data-key.ts'
import type { KeyStore } from '../../src/main/keys/key-store-wrapper.ts'
import { endsTheSame } from '../../src/main/ledger/ledger-end.ts'

/** The copy of a change of the data key, made where it is called and not in the worker. */
export const copyHere = async (asked: CopyAsked): Promise<void> => {
  copyUnderKey({ ...asked, holdsTheSame: endsTheSame })
}

/** A key store of an account, as the system's is from outside: another account, or the same one set up anew, opens nothing of it. */
export const keyStoreOf = (account: string, kind: KeyStore['kind'] = 'real'): KeyStore => {
  const key = createHash('sha256').update(account).digest()
  return {
    kind,
    seal: (text) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    },
    open: (sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 })
      decipher.setAuthTag(sealed.subarray(-16))
      return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8')
    },
  }
}

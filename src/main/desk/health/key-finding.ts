import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Finding } from '../../../contract/health.ts'
import { hasRecovery, keyFileOf, readKeyFile } from '../../keys/key-file.ts'
import type { KeyStore } from '../../keys/key-store-wrapper.ts'
import { attention, fine, wrong } from './found.ts'

/** Where the key of a data file is kept. `keyStore` is undefined where the host has none to ask: then only its files are looked at. */
export interface KeptKey {
  readonly file: string
  readonly keyStore: Pick<KeyStore, 'kind'> | undefined
}

const lost = (words: string): Finding => wrong('Keys', 'The key of the data file is in danger', words)

/** Whether what opens the data file is there and is nobody else's. It opens nothing. */
export const keyFinding = ({ file, keyStore }: KeptKey): Finding => {
  const keyFile = keyFileOf(file)
  const wrapping = path.join(path.dirname(file), 'wrapping.key')
  if (!existsSync(keyFile))
    return lost('The key of the data file is missing. Put it back from a copy; the file does not open without it.')
  const wrappers = readKeyFile(keyFile)?.wrappers
  if (wrappers === undefined) return lost('The key file is damaged. Put it back from a copy, or use the recovery code.')
  const byStore = wrappers.some(({ id }) => id === 'os')
  if (!byStore && !existsSync(wrapping))
    return lost('The key that opens the key file is missing. Put it back from a copy, or use the recovery code.')
  if (byStore && keyStore !== undefined && keyStore.kind !== 'real')
    return lost(
      'The key store of this PC no longer keeps secrets. Have the recovery code at hand: the next start may ask for it.',
    )
  const ours = byStore ? [keyFile] : [keyFile, wrapping]
  if (process.platform !== 'win32' && ours.some((one) => (statSync(one).mode & 0o077) !== 0))
    return lost('A key file can be read by other accounts. Give it mode 0600.')
  return fine('Keys', `${keptWords(byStore, keyStore)} ${recoveryWords(file)}`)
}

const keptWords = (byStore: boolean, keyStore: KeptKey['keyStore']): string => {
  if (!byStore) return 'Both key files are there and belong to this account alone.'
  return keyStore === undefined
    ? 'The key file is there; the key store of this PC, which opens it, is looked at in the app.'
    : 'The key file is there, and the key store of this PC opens it.'
}

const recoveryWords = (file: string): string =>
  hasRecovery(file) ? 'A recovery code counts.' : 'There is no recovery code.'

/** That no recovery code counts, where real patients may be; in practice nothing is lost with the file. */
export const recoveryFinding = (file: string, environment: string): Finding | undefined =>
  environment === 'practice' || hasRecovery(file)
    ? undefined
    : attention(
        'Recovery',
        'There is no recovery code',
        'If this PC or its account is lost, nothing opens the record or any backup of it. Make the code in “This PC”.',
      )

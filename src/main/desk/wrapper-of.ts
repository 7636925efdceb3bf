import path from 'node:path'
import type { Environment } from '../../contract/desk.ts'
import { fileWrapper } from '../keys/file-wrapper.ts'
import { keyStoreWrapper } from '../keys/key-store-wrapper.ts'
import type { KeyWrapper } from '../keys/key-wrapper.ts'
import { needsKeyStore } from '../keys/open-key.ts'
import type { Ports } from './ports.ts'

/** Whether an environment's key can be kept here: practice and sandbox anywhere, the others where the system's key store is real. */
export const canKeepKey = (ports: Pick<Ports, 'keyStore'>, environment: Environment): boolean =>
  !needsKeyStore(environment) || ports.keyStore?.kind === 'real'

/** What keeps the data key of an environment's folder on this PC. `openKey` refuses the file where the key store is needed and not there. */
export const wrapperOf = (
  ports: Pick<Ports, 'keyStore' | 'randomBytes'>,
  dir: string,
  environment: Environment,
): KeyWrapper =>
  needsKeyStore(environment) && ports.keyStore?.kind === 'real'
    ? keyStoreWrapper(ports.keyStore)
    : fileWrapper(path.join(dir, 'wrapping.key'), ports.randomBytes)

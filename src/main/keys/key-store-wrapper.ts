import type { KeyWrapper } from './key-wrapper.ts'

/**
 * The key store of the operating system, as the host gives it. `plaintext`: there is one by name only, whose password everybody
 * knows; `none`: there is none, or it does not answer.
 */
export interface KeyStore {
  readonly kind: 'real' | 'plaintext' | 'none'
  /** Seals a text for this account on this PC. */
  seal(text: string): Buffer
  /** Throws when it was sealed by another account or PC, or changed. */
  open(sealed: Buffer): string
}

/** Wraps a data key with the system's key store; throws where that is none that keeps a secret. */
export const keyStoreWrapper = (store: KeyStore): KeyWrapper => ({
  id: 'os',
  wrap: (key) => realOf(store).seal(key.toString('base64')),
  unwrap: (blob) => Buffer.from(realOf(store).open(blob), 'base64'),
})

const realOf = (store: KeyStore): KeyStore => {
  if (store.kind !== 'real') throw new Error('The key store of this PC keeps no secrets')
  return store
}

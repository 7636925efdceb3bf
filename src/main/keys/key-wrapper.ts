/** Something that keeps a data key from being read beside its file. `id` says which one wrapped a blob, and never changes. */
export interface KeyWrapper {
  readonly id: string
  wrap(key: Buffer): Buffer
  /** Throws when the blob was not wrapped by this wrapper, or was changed. */
  unwrap(blob: Buffer): Buffer
  /** Makes this wrapper's own key afresh, where it has one on this disk: what it wrapped before is closed to it from then on. */
  renew?(): void
}

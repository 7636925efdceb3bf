/** Why a data file was not opened. Nothing in it was changed. */
export type DatabaseRefusal =
  | { readonly code: 'file-missing' }
  | { readonly code: 'not-encrypted' }
  | { readonly code: 'not-a-database' }
  | { readonly code: 'wrong-key' }
  | { readonly code: 'wrong-environment'; readonly found: string; readonly asked: string }
  | { readonly code: 'newer-than-app'; readonly found: number; readonly known: number }
  | { readonly code: 'newer-events'; readonly type: string }
  | { readonly code: 'migration-edited'; readonly number: number; readonly name: string }

/** What opening gives: structurally the domain's `Result`, which this folder may not import. */
export type Opened<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: DatabaseRefusal }

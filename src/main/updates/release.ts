/** Where releases come from and by what they are known. Nothing outside the app's own code can change it. */
export interface ReleaseSource {
  /** The folder that holds feeds and installers, an https address ending in `/`; null: this build has none, and says so. */
  readonly feed: string | null
  /**
   * Ed25519 public keys, base64 of their SPKI form, as `node tools/sign-feed.mjs new-key` prints them. A feed signed by any of
   * them is ours. Two while one is being replaced: see docs/decisions on signed feeds.
   */
  readonly keys: readonly string[]
  /**
   * The subject of the certificate that Windows installers are signed with, each part by its name: `{ CN: …, O: …, C: … }`;
   * plain letters only, PowerShell may not get others across.
   */
  readonly publisher: Readonly<Record<string, string>> | null
}

/** This build's. Whoever publishes Pestle fills it in, in one commit, before the first release; until then there are no updates. */
export const releaseSource: ReleaseSource = { feed: null, keys: [], publisher: null }

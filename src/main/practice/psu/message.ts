/** One HTTP request as the service core sees it; header names lower-cased, the query decoded. */
export type PsuRequest = {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What goes back: `delayMs` holds the reply back, `drop` breaks the connection instead of replying. */
export type PsuReply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly delayMs?: number
  readonly drop?: boolean
}

/** What one entry of a transaction-response says. `status` is the number at the start of its own status line; `words` are the server's. */
export interface PsuEntryAnswer {
  readonly taskId: string | null
  readonly status: number | null
  readonly words: string
}

/** A reply of the service, read whatever its shape: a Bundle, a bare OperationOutcome, or nothing of the service's at all. */
export type PsuAnswer =
  | { readonly kind: 'entries'; readonly http: number; readonly entries: readonly PsuEntryAnswer[] }
  | { readonly kind: 'outcome'; readonly http: number; readonly words: string }
  | { readonly kind: 'unreadable'; readonly http: number; readonly looksLike: 'web-page' | 'other' }

const longestWords = 1000

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : [])

const issueWords = (issue: unknown): string => {
  const details = field(issue, 'details')
  const said =
    text(field(issue, 'diagnostics')) ??
    text(field(issue, 'diagnostic')) ??
    text(field(details, 'text')) ??
    text(field(list(field(details, 'coding'))[0], 'display'))
  const code = text(field(issue, 'code'))
  return said ?? code ?? ''
}

const outcomeWords = (outcome: unknown): string =>
  list(field(outcome, 'issue'))
    .map(issueWords)
    .filter((words) => words !== '')
    .join(' ')
    .slice(0, longestWords)

// `urn:uuid:<id>` of a fullUrl, `Task/<id>` or `Task/<id>/_history/1` of a location.
const idIn = (reference: string | null): string | null =>
  reference === null ? null : (/(?:^urn:uuid:|(?:^|\/)Task\/)([^/]+)/i.exec(reference)?.[1]?.toLowerCase() ?? null)

const entryAnswer = (entry: unknown): PsuEntryAnswer => {
  const response = field(entry, 'response')
  const status = /^(\d{3})\b/.exec(text(field(response, 'status')) ?? '')?.[1]
  return {
    taskId: idIn(text(field(entry, 'fullUrl'))) ?? idIn(text(field(response, 'location'))),
    status: status === undefined ? null : Number(status),
    words: outcomeWords(field(response, 'outcome')),
  }
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return undefined
  }
}

/** Reads a reply. Half a body, HTML of a captive portal or a proxy, or any JSON that is neither resource gives `unreadable`. */
export const psuAnswer = (http: number, body: string): PsuAnswer => {
  const value = parsed(body)
  const type = field(value, 'resourceType')
  const entries = field(value, 'entry')
  if (type === 'Bundle' && field(value, 'type') === 'transaction-response' && Array.isArray(entries))
    return { kind: 'entries', http, entries: entries.map(entryAnswer) }
  if (type === 'OperationOutcome') return { kind: 'outcome', http, words: outcomeWords(value) }
  return { kind: 'unreadable', http, looksLike: /^\s*</.test(body) ? 'web-page' : 'other' }
}

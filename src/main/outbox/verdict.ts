import type { PsuAnswer, PsuEntryAnswer } from '../nhs/psu-answer.ts'
import type { LineFinding } from './line.ts'

/** What an attempt means for one update. `maybeStored`: the NHS may have it all the same. */
export type TaskVerdict =
  | { readonly kind: 'recorded'; readonly how: 'created' | 'already-there' | 'sandbox' }
  | { readonly kind: 'refused'; readonly words: string }
  /** Nothing wrong was said of it and nothing stored: goes again at once, with the same id. */
  | { readonly kind: 'again' }
  | { readonly kind: 'contended'; readonly words: string }
  /** The request was refused as a whole: goes again by itself, to find out which one it is. */
  | { readonly kind: 'split'; readonly words: string }
  | { readonly kind: 'retry'; readonly maybeStored: boolean; readonly words: string }

/** What one reply means: for each update in the order sent, and for the line. */
export interface Verdict {
  readonly tasks: readonly TaskVerdict[]
  readonly line: LineFinding
}

/** One reply to read. `retryAfterMs` is what the service asked for; `cannedAnswers` holds in the sandbox only (its ids are not ours). */
export interface Reply {
  readonly answer: PsuAnswer
  readonly retryAfterMs: number | null
  readonly cannedAnswers: boolean
}

const worked: LineFinding = { ok: true }

/** Reads a reply to these task ids by its entries, never by its code alone (nhs-interfaces 1.7, 1.8, 1.16). */
export const verdictOf = (taskIds: readonly string[], { answer, retryAfterMs, cannedAnswers }: Reply): Verdict => {
  const { http } = answer
  const failed = (fault: Extract<LineFinding, { ok: false }>['fault'], ofLine: boolean): LineFinding => ({
    ok: false,
    fault,
    ofLine,
    retryAfterMs,
  })
  const words =
    answer.kind === 'outcome' ? answer.words : answer.kind === 'entries' ? (answer.entries[0]?.words ?? '') : ''
  const allOf = (verdict: TaskVerdict, line: LineFinding): Verdict => ({ tasks: taskIds.map(() => verdict), line })
  const notStored = { kind: 'retry', maybeStored: false, words } as const
  const inDoubt = { kind: 'retry', maybeStored: true, words } as const

  if (http >= 300 && http < 400) return allOf(notStored, failed('redirected', true))
  if (http === 401 || http === 403) return allOf(notStored, failed('sign-in-refused', true))
  if (http === 429) return allOf(notStored, failed('throttled', false))
  if (http >= 500) return allOf(inDoubt, failed('failing', false))
  if (answer.kind === 'unreadable')
    return allOf(
      inDoubt,
      failed(answer.looksLike === 'web-page' ? 'captive-portal' : 'failing', answer.looksLike === 'web-page'),
    )
  if (http === 408) return allOf(inDoubt, failed('timeout', false))
  if (http === 409) return conflict(taskIds, answer, words)
  if (http >= 200 && http < 300) return success(taskIds, answer, cannedAnswers, inDoubt, failed('failing', false))
  // The platform answers so when it does not know which application we are: no update is to blame.
  if (http === 400 && answer.kind === 'entries' && answer.entries.length === 0)
    return allOf(notStored, failed('sign-in-refused', true))
  if (http === 400 || http === 413 || http === 422) return refusal(taskIds, answer, words)
  return allOf(notStored, failed('failing', true))
}

const success = (
  taskIds: readonly string[],
  answer: PsuAnswer,
  cannedAnswers: boolean,
  inDoubt: TaskVerdict,
  failing: LineFinding,
): Verdict => {
  const entries = answer.kind === 'entries' ? answer.entries : []
  if (cannedAnswers && answer.http === 201 && entries.length > 0 && entries.every(({ status }) => status === 201))
    return { tasks: taskIds.map(() => ({ kind: 'recorded', how: 'sandbox' })), line: worked }
  const said = matched(taskIds, entries)
  const tasks = taskIds.map((id): TaskVerdict =>
    said.get(id)?.status === 201 ? { kind: 'recorded', how: 'created' } : inDoubt,
  )
  return { tasks, line: tasks.every(({ kind }) => kind === 'recorded') ? worked : failing }
}

const conflict = (taskIds: readonly string[], answer: PsuAnswer, words: string): Verdict => {
  const said = matched(taskIds, answer.kind === 'entries' ? answer.entries : [])
  const blamed = taskIds.some((id) => said.get(id)?.status === 409)
  const tasks = taskIds.map((id): TaskVerdict => {
    const entry = said.get(id)
    if (entry?.status === 409) return { kind: 'recorded', how: 'already-there' }
    if (entry?.status === 400) return { kind: 'refused', words: entry.words }
    return blamed ? { kind: 'again' } : { kind: 'contended', words }
  })
  return { tasks, line: worked }
}

const refusal = (taskIds: readonly string[], answer: PsuAnswer, words: string): Verdict => {
  const said = matched(taskIds, answer.kind === 'entries' ? answer.entries : [])
  const isBad = (id: string) => said.get(id)?.status === 400
  const tasks = taskIds.map((id): TaskVerdict => {
    if (isBad(id)) return { kind: 'refused', words: said.get(id)?.words ?? words }
    if (taskIds.some(isBad)) return { kind: 'again' }
    return taskIds.length === 1 ? { kind: 'refused', words } : { kind: 'split', words }
  })
  return { tasks, line: worked }
}

// By id where an entry has one. Entries keep the request's order, so one without an id is known by its place, but only in a
// reply with as many entries as were sent: a lone entry without an id speaks of the whole request.
const matched = (
  taskIds: readonly string[],
  entries: readonly PsuEntryAnswer[],
): ReadonlyMap<string, PsuEntryAnswer> => {
  const byId = new Map<string, PsuEntryAnswer>()
  entries.forEach((entry, at) => {
    const inPlace = entries.length === taskIds.length ? taskIds[at] : undefined
    const id = entry.taskId ?? inPlace
    if (id !== undefined && taskIds.includes(id) && !byId.has(id)) byId.set(id, entry)
  })
  return byId
}

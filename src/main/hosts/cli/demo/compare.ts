import type { PlainReply, PlainRequest } from './demo-ports.ts'
import type { ExpectedItem } from './expected.ts'
import type { SeenUpdate } from './line.ts'

/** One item of the story, with what the NHS was told of it in the order in which the patient's view takes it. */
export interface ToldItem {
  readonly patient: string
  readonly number: number
  readonly expected: ExpectedItem
  readonly told: readonly string[]
}

interface Row {
  readonly LineItemID: string
  readonly Status: string
  readonly LastModified: string
}

const keys = ['lastevaluatedkey-prescriptionid', 'lastevaluatedkey-taskid'] as const

/**
 * What the endpoint says it holds of a prescription, page by page: statuses by item id (lower case) in order of `LastModified`.
 * Undefined when it has no such answer to give.
 */
export const readBack = async (
  exchange: (request: PlainRequest) => Promise<PlainReply | null>,
  endpoint: string,
  shortId: string,
): Promise<ReadonlyMap<string, readonly string[]> | undefined> => {
  const url = `${endpoint.replace(/\/+$/, '')}/checkprescriptionstatusupdates?prescriptionid=${encodeURIComponent(shortId)}`
  const rows: Row[] = []
  let start: Readonly<Record<string, string>> = {}
  for (;;) {
    const reply = await exchange({ method: 'GET', url, headers: { accept: 'application/json', ...start }, body: null })
    const page = reply?.status === 200 ? itemsOf(reply.body) : undefined
    if (reply === null || page === undefined) return rows.length > 0 ? told(rows) : undefined
    rows.push(...page)
    const [prescription, task] = keys.map((key) => reply.headers[key])
    if (prescription === undefined || task === undefined) return told(rows)
    start = { 'exclusivestartkey-prescriptionid': prescription, 'exclusivestartkey-taskid': task }
  }
}

const itemsOf = (body: string): readonly Row[] | undefined => {
  if (!body.trimStart().startsWith('{')) return undefined
  const { items } = JSON.parse(body) as { readonly items?: readonly Row[] }
  return items
}

const told = (rows: readonly Row[]): ReadonlyMap<string, readonly string[]> => {
  const ordered = [...rows].sort((a, b) => Date.parse(a.LastModified) - Date.parse(b.LastModified))
  return new Map(
    [...Map.groupBy(ordered, ({ LineItemID }) => LineItemID.toLowerCase())].map(([itemId, ofItem]) => [
      itemId,
      ofItem.map(({ Status }) => Status),
    ]),
  )
}

/** Whether an item's story is the expected one: its last word always, the words before it but for those that may be missing. */
export const agrees = (
  { expected: { statuses, mayBeMissing = [] }, told: said }: ToldItem,
  badLine: boolean,
): boolean => {
  const same = (wanted: readonly string[]): boolean =>
    wanted.length === said.length && wanted.every((status, at) => status === said[at])
  return same(statuses) || (badLine && same(statuses.filter((status) => !mayBeMissing.includes(status))))
}

const isOut = (status: string): boolean => status === 'Collected' || status === 'Dispatched'

/** Items of which a "ready" left the pharmacy after word that they were handed over, with nothing between that took it back. */
export const lateReadies = (seen: readonly SeenUpdate[]): readonly string[] => {
  const last = new Map<string, string>()
  return seen.flatMap(({ itemId, status }) => {
    const late = status.startsWith('Ready') && isOut(last.get(itemId) ?? '')
    last.set(itemId, status)
    return late ? [itemId] : []
  })
}

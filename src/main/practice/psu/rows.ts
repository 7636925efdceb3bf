import { at, textAt } from './json-path.ts'

/** One stored status update. `lastModified` is the text as sent; `arrivedAt` is the stand-in's clock (UTC ms). */
export type StoredRow = {
  readonly prescriptionId: string
  readonly taskId: string
  readonly lineItemId: string
  readonly nhsNumber: string
  readonly odsCode: string
  readonly status: string
  readonly terminalStatus: string
  readonly lastModified: string
  readonly requestId: string
  readonly applicationName: string
  readonly arrivedAt: number
  readonly repeatNo?: number
  readonly postDatedSetAt?: string
}

/** The row a validated entry becomes: prescription and line item upper-cased, owner upper-cased and trimmed, the rest as sent. */
export const rowFromEntry = (
  entry: unknown,
  from: { readonly requestId: string; readonly applicationName: string; readonly arrivedAt: number },
): StoredRow => {
  const task = at(entry, 'resource')
  const repeatNo = at(task, 'input', 0, 'valueInteger')
  const postDatedSetAt = textAt(task, 'meta', 'lastUpdated')
  return {
    prescriptionId: (textAt(task, 'basedOn', 0, 'identifier', 'value') ?? '').toUpperCase(),
    taskId: textAt(task, 'id') ?? '',
    lineItemId: (textAt(task, 'focus', 'identifier', 'value') ?? '').toUpperCase(),
    nhsNumber: textAt(task, 'for', 'identifier', 'value') ?? '',
    odsCode: (textAt(task, 'owner', 'identifier', 'value') ?? '').toUpperCase().trim(),
    status: textAt(task, 'businessStatus', 'coding', 0, 'code') ?? '',
    terminalStatus: textAt(task, 'status') ?? '',
    lastModified: textAt(task, 'lastModified') ?? '',
    ...from,
    ...(typeof repeatNo === 'number' ? { repeatNo } : {}),
    ...(postDatedSetAt === undefined ? {} : { postDatedSetAt }),
  }
}

/** The store's key of a row: prescription id upper-cased, task id exactly as given. */
export const rowKey = (row: { readonly prescriptionId: string; readonly taskId: string }): string =>
  `${row.prescriptionId.toUpperCase()}\n${row.taskId}`

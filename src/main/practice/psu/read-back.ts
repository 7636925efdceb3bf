import type { PsuReply, PsuRequest } from './message.ts'
import { rowKey, type StoredRow } from './rows.ts'

const asItem = (row: StoredRow) => ({
  ApplicationName: row.applicationName,
  RequestID: row.requestId,
  LastModified: row.lastModified,
  TerminalStatus: row.terminalStatus,
  PharmacyODSCode: row.odsCode,
  Status: row.status,
  TaskID: row.taskId,
  PatientNHSNumber: row.nhsNumber,
  LineItemID: row.lineItemId,
  PrescriptionID: row.prescriptionId,
})

/**
 * `GET /checkprescriptionstatusupdates`: rows written under the same application name, in key order, `pageSize` a page;
 * `LastEvaluatedKey-…` headers are there only while more is left, and come back as `ExclusiveStartKey-…`. 404 when none.
 */
export const readBack = (rows: readonly StoredRow[], request: PsuRequest, pageSize: number): PsuReply => {
  const { query, headers } = request
  const application = headers['attribute-name'] ?? 'unknown'
  const wanted = (value: string, asked: string | undefined) => asked === undefined || asked === '' || value === asked
  const found = rows
    .filter(
      (row) =>
        row.applicationName === application &&
        wanted(row.odsCode, query['odscode']?.toUpperCase()) &&
        wanted(row.nhsNumber, query['nhsnumber']) &&
        wanted(row.prescriptionId, query['prescriptionid']?.toUpperCase()),
    )
    .map((row) => ({ key: rowKey(row), row }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  const prescriptionId = headers['exclusivestartkey-prescriptionid']
  const taskId = headers['exclusivestartkey-taskid']
  const after = prescriptionId === undefined || taskId === undefined ? '' : rowKey({ prescriptionId, taskId })
  const left = found.filter(({ key }) => key > after)
  const page = left.slice(0, pageSize)
  const last = left.length > page.length ? page.at(-1)?.row : undefined
  return {
    status: page.length === 0 ? 404 : 200,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-cache',
      ...(last === undefined
        ? {}
        : { 'lastevaluatedkey-prescriptionid': last.prescriptionId, 'lastevaluatedkey-taskid': last.taskId }),
    },
    body: JSON.stringify({ items: page.map(({ row }) => asItem(row)) }),
  }
}

import type { Output } from '../../contract/index.ts'

/** One item to notify and claim elsewhere. */
export type ClaimRow = Output<'claims:page'>['rows'][number]

/** What happened to an item, as a claim tells it. */
export const claimOutcomeWords: Readonly<Record<ClaimRow['outcome'], string>> = {
  supplied: 'Supplied',
  part: 'Part supplied',
  'not-dispensed': 'Not dispensed',
}

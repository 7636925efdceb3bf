import type { Output } from '../../contract/index.ts'

/** One item to notify and claim elsewhere. */
export type ClaimRow = Output<'claims:page'>['rows'][number]

/** What happened to an item, as a claim tells it. */
export const claimOutcomeWords: Readonly<Record<ClaimRow['outcome'], string>> = {
  supplied: 'Supplied',
  part: 'Part supplied',
  'not-dispensed': 'Not dispensed',
}

/** Whether what was supplied has to be told apart from what was prescribed: another name, not the same with its maker behind it. */
export const isSuppliedInstead = ({ itemName, supplied }: Pick<ClaimRow, 'itemName' | 'supplied'>): boolean =>
  supplied.some(({ name }) => name !== itemName && !(name.startsWith(`${itemName} (`) && name.endsWith(')')))

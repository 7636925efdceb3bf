import type { Output } from '../../contract/index.ts'

/** One item to notify and claim elsewhere. */
export type ClaimRow = Output<'claims:page'>['rows'][number]

const claimOutcomeWords: Readonly<Record<ClaimRow['outcome'], string>> = {
  supplied: 'Supplied',
  part: 'Part supplied',
  'not-dispensed': 'Not dispensed',
}

/** What happened to an item, as a claim tells it; what is still out may come back. */
export const claimWords = ({
  outcome,
  finished = true,
  out,
}: Pick<ClaimRow, 'outcome' | 'out'> & { readonly finished?: boolean }): string =>
  `${claimOutcomeWords[outcome]}${finished ? '' : ', rest owed'}${out ? ', not delivered yet' : ''}`

/** Whether what was supplied has to be told apart from what was prescribed: another name, not the same with its maker behind it. */
export const isSuppliedInstead = ({ itemName, supplied }: Pick<ClaimRow, 'itemName' | 'supplied'>): boolean =>
  supplied.some(({ name }) => name !== itemName && !(name.startsWith(`${itemName} (`) && name.endsWith(')')))

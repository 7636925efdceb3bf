import type { ProductReport } from '../../contract/products.ts'
import { systemActor } from '../../domain/people.ts'
import { importAllProducts } from '../products/import-products.ts'
import type { CommandFile } from './open-for-command.ts'

/** Takes in a product file from the command line; `progress` hears how many lines were read so far. */
export const productsForCommand = (
  { database, ledger }: CommandFile,
  file: { readonly name: string; readonly chunks: Iterable<Uint8Array> },
  progress: (lines: number) => void,
): ProductReport => importAllProducts({ database, ledger }, { ...file, by: systemActor }, progress)

import type { ProductReport } from '../../contract/products.ts'
import type { Actor } from '../../domain/people.ts'
import { importAllProducts } from '../products/import-products.ts'
import type { CommandFile } from './open-for-command.ts'

const commandLine: Actor = { id: 'system', name: 'Pestle', role: 'system' }

/** Takes in a product file from the command line; `progress` hears how many lines were read so far. */
export const productsForCommand = (
  { database, ledger }: CommandFile,
  file: { readonly name: string; readonly chunks: Iterable<Uint8Array> },
  progress: (lines: number) => void,
): ProductReport => importAllProducts({ database, ledger }, { ...file, by: commandLine }, progress)

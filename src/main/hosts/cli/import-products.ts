import path from 'node:path'
import type { ProductReport } from '../../../contract/products.ts'
import { exitCodes } from './exit-codes.ts'
import type { FileChunks } from './read-file.ts'
import { whyUnreadable } from './unreadable.ts'
import { writeRefusal, writeResult, type Terminal } from './terminal.ts'

/** What importing products from a file needs: the disk, and the way in. */
export interface ProductPorts {
  readonly readChunks: (file: string) => FileChunks
  readonly importProducts: (file: { readonly name: string; readonly chunks: Iterable<Uint8Array> }) => ProductReport
}

/** Imports one product file and prints its report; 2 when it was refused. */
export const importProductFile = (terminal: Terminal, ports: ProductPorts, file: string): number => {
  const content = ports.readChunks(file)
  if ('unreadable' in content) {
    writeRefusal(terminal, content.unreadable, whyUnreadable[content.unreadable])
    return exitCodes.refused
  }
  const report = ports.importProducts({ name: path.basename(file), chunks: content.chunks })
  writeResult(terminal, report, inWords(report))
  return report.outcome === 'refused' ? exitCodes.refused : exitCodes.ok
}

const inWords = ({ name, outcome, products, lines, problemCount, problems }: ProductReport): readonly string[] => {
  if (outcome === 'imported') return [`${name}: ${products} products are in use now.`]
  if (outcome === 'unchanged') return [`${name}: this file is in use already; nothing was changed.`]
  return [
    `${name}: refused, ${problemCount} ${problemCount === 1 ? 'problem' : 'problems'} in ${lines} lines. Nothing was changed.`,
    ...problems.map(
      ({ line, column, code, message, toDo }) =>
        `  line ${line}${column === null ? '' : `, column ${column}`}: ${message} ${toDo} (${code})`,
    ),
    ...(problemCount > problems.length ? [`  and ${problemCount - problems.length} more`] : []),
  ]
}

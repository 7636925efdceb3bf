/** One record of a CSV file. `line` is where it begins, from 1. */
export interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
}

/** Why reading cannot go on, and from which line on. */
export interface CsvFault {
  readonly line: number
  readonly fault: 'not-utf-8' | 'quotes'
}

// No record of a product file comes near: a quote that is never closed must not swallow the file.
const longestRecord = 10_000

const notUtf8: CsvFault['fault'] = 'not-utf-8'

const decoded = (decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): string | undefined => {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
  } catch (error) {
    // The decoder throws this for bytes that are no UTF-8, which is a fault of the file and not of ours.
    if (error instanceof TypeError) return undefined
    throw error
  }
}

interface State {
  readonly cells: string[]
  cell: string
  quoted: boolean
  /** A quote was closed: only a comma, the end of the line or another quote may follow. */
  closed: boolean
  line: number
  began: number
  length: number
}

const fresh = (line: number): State => ({
  cells: [],
  cell: '',
  quoted: false,
  closed: false,
  line,
  began: line,
  length: 0,
})

/** Reads RFC 4180 CSV (UTF-8, with or without byte order mark, lines ended by LF or CRLF) piece by piece; ends with what it cannot read. Blank lines are passed over. */
export function* csvRecords(chunks: Iterable<Uint8Array>): Generator<CsvRecord, CsvFault | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let state = fresh(1)
  for (const chunk of chunks) {
    const text = decoded(decoder, chunk)
    if (text === undefined) return { line: state.line, fault: notUtf8 }
    for (const character of text) {
      if (character === '\r' && !state.quoted) continue
      if (character === '\n' && !state.quoted) {
        const record = ended(state)
        if (record !== undefined) yield record
        state = fresh(state.line + 1)
      } else if (!take(state, character)) return { line: state.began, fault: 'quotes' }
    }
  }
  if (decoded(decoder) === undefined) return { line: state.line, fault: notUtf8 }
  if (state.quoted) return { line: state.began, fault: 'quotes' }
  const last = ended(state)
  if (last !== undefined) yield last
  return null
}

const ended = ({ cells, cell, began }: State): CsvRecord | undefined =>
  cells.length === 0 && cell.trim() === '' ? undefined : { line: began, cells: [...cells, cell] }

const take = (state: State, character: string): boolean => {
  state.length += 1
  if (state.length > longestRecord) return false
  if (character === '\n') state.line += 1
  if (state.quoted && character !== '"') state.cell += character
  else if (character === '"') return takeQuote(state)
  else if (character === ',') {
    state.cells.push(state.cell)
    state.cell = ''
    state.closed = false
  } else if (state.closed) return false
  else state.cell += character
  return true
}

const takeQuote = (state: State): boolean => {
  if (state.quoted) {
    state.quoted = false
    state.closed = true
    return true
  }
  if (state.closed) state.cell += '"'
  else if (state.cell !== '') return false
  state.quoted = true
  state.closed = false
  return true
}

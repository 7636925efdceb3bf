import type { ProductProblem } from '../../contract/products.ts'

const words = {
  'not-utf-8': ['The file is not UTF-8 text.', 'Save it as “CSV UTF-8” and import it again.'],
  quotes: [
    'A quotation mark is not closed, or stands inside a value without being doubled.',
    'Close it, or write it twice inside a quoted value. Nothing after this line was read.',
  ],
  empty: ['The file has no products.', 'Check that it is the right file. The products imported before stay in use.'],
  semicolons: [
    'The columns are parted by semicolons or tabs, not by commas.',
    'Save the file with commas between the columns.',
  ],
  'column-missing': ['A column is missing from the first line.', 'Add the column, named as in docs/product-file.md.'],
  'column-unknown': [
    'The first line has a column that Pestle does not know.',
    'Remove the column, or correct its name as in docs/product-file.md.',
  ],
  'column-twice': ['The first line names a column twice.', 'Remove one of the two.'],
  'cell-count': [
    'This line has more or fewer values than the first line has columns.',
    'Put values that hold a comma in quotation marks; leave no value out.',
  ],
  blank: ['There is no value here.', 'Fill it in: every column is needed.'],
  'too-long': ['The value is too long.', 'Shorten it: names to 255 characters, units to 40, codes to 36.'],
  'gtin-rounded': [
    'A spreadsheet has rounded this number; its last digits are lost.',
    'Take the file as its supplier gave it, or format the column as text and fill it anew.',
  ],
  gtin: [
    'This is not a GTIN: 8, 12, 13 or 14 digits, of which the last is a check digit.',
    'Correct it from the pack. A spreadsheet may have dropped zeros in front.',
  ],
  'gtin-twice': ['An earlier line has the same GTIN.', 'Leave one line for each GTIN.'],
  code: [
    'A code is made of digits, letters and hyphens.',
    'Write the dm+d code, or the supplier’s where there is none.',
  ],
  schedule: ['The schedule is none of: none, 1, 2, 3, 4, 5.', 'Write the controlled-drug schedule, or none.'],
  'pack-size': ['The pack size is not a number above 0 with at most two decimals.', 'Write it like 28 or 2.5.'],
  storage: ['The storage is none of: room, fridge, freezer.', 'Write one of them.'],
  'safe-custody': ['Safe custody is neither yes nor no.', 'Write yes for what must lie in the cabinet, else no.'],
} as const

/** What can be wrong with a product file. */
export type ProblemCode = keyof typeof words

/** A problem in words: where, what, and what to do. */
export const problemAt = (line: number, column: string | null, code: ProblemCode): ProductProblem => {
  const [message, toDo] = words[code]
  return { line, column, code, message, toDo }
}

// A cell that begins like this is run as a formula by spreadsheets (OWASP, CSV injection).
const formulaStart = /^[=+\-@\t\r]/

const cell = (value: string): string => {
  const guarded = formulaStart.test(value) ? `'${value}` : value
  return /[",\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** Rows of text as RFC 4180 CSV with CRLF ends; cells a spreadsheet would run as a formula get an apostrophe in front. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')

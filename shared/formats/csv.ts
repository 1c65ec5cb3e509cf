// A table as CSV (RFC 4180): lines end in CR LF, a byte order mark tells spreadsheets that it is UTF-8 ([X12]).

const BYTE_ORDER_MARK = '\uFEFF'
/** What spreadsheets take for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/u

/** The rows as one text. No cell is taken for a formula, whatever somebody has written into it. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')
}

function cellOf(words: string): string {
  const safe = FORMULA.test(words) ? `'${words}` : words
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

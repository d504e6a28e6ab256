/** What an answer looks like: a table for people, or data for programs. */
export type Format = 'table' | 'json' | 'csv'

/** Rows with the same columns; text only. */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const width = (text: string): number => [...text].length

// Whatever a stranger wrote must not move the cursor of a terminal.
const harmless = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')

const asText = ({ columns, rows }: Table): string => {
  const all = [columns, ...rows].map((row) => row.map(harmless))
  const widths = columns.map((_column, index) => Math.max(...all.map((row) => width(row[index] ?? ''))))
  const lineOf = (row: readonly string[]): string =>
    row
      .map((cell, index) => cell + ' '.repeat(Math.max(0, (widths[index] ?? 0) - width(cell))))
      .join('  ')
      .trimEnd()
  return all.map((row) => `${lineOf(row)}\n`).join('')
}

// RFC 4180; a cell that a spreadsheet would take for a formula is led by an apostrophe.
const csvCell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const asCsv = ({ columns, rows }: Table): string =>
  [columns, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')

/** Writes a table in a format; `data` is what JSON shows instead of it. */
export const inFormat = (format: Format, table: Table, data: unknown): string => {
  if (format === 'csv') return asCsv(table)
  return format === 'json' ? `${JSON.stringify(data, null, 2)}\n` : asText(table)
}

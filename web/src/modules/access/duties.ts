/** Rows as office software reads them: with a mark of the encoding, and nothing that it would take for a formula. */
export function asCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
  return '\uFEFF' + rows.map((row) => row.map(cell).join(',') + '\r\n').join('')
}

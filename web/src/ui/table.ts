export interface Column<T> {
  key: string
  label: string
  align?: 'right' | 'center'
  width?: string
  /** The cell's text where no slot is given. */
  text?: (row: T) => string | number | null | undefined
}

export interface Column<T> {
  key: string
  label: string
  align?: 'right' | 'center'
  /** As wide as this, and never narrower where it is in pixels; the table then scrolls sideways in its box. */
  width?: string
  /** The cell's text where no slot is given. */
  text?: (row: T) => string | number | null | undefined
  /** What stands below the column, such as its sum. */
  foot?: string
}

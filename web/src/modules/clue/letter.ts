/** A piece of a letter, and the fields that were read from it. */
export interface Piece {
  text: string
  fields: string[]
}

interface ReadField {
  field: string
  passages: { start: number; end: number }[]
}

/** Cuts a letter where passages begin and end; pieces set end to end are the letter again. */
export function pieces(text: string, fields: readonly ReadField[]): Piece[] {
  const cuts = new Set([0, text.length])
  for (const { passages } of fields)
    for (const { start, end } of passages) {
      cuts.add(Math.min(start, text.length))
      cuts.add(Math.min(end, text.length))
    }
  const at = [...cuts].sort((a, b) => a - b)
  return at.slice(1).map((end, n) => {
    const start = at[n]!
    return {
      text: text.slice(start, end),
      fields: fields.filter((field) => field.passages.some((passage) => passage.start <= start && end <= passage.end)).map((field) => field.field),
    }
  })
}

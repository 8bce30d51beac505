/** With error correction M this fills a code of 85 × 85 dots, which a telephone still reads when it is printed 6 cm wide. */
const LENGTH = 700
/** Beyond that nobody scans; the file does it. */
export const MOST_CODES = 24
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const CHECKSUM_BYTES = 4

/**
 * A receipt's file as the texts of QR codes, in order: compressed (zlib), Base32, cut; each with the checksum at the end of the
 * compressed file, its own number and how many there are. `./anxin verify` puts them together again, to the byte. Only
 * characters of the compact mode of QR codes, and no blanks, which copying loses.
 */
export async function codesOf(file: Blob): Promise<string[]> {
  const compressed = new Uint8Array(await new Response(file.stream().pipeThrough(new CompressionStream('deflate'))).arrayBuffer())
  const checksum = base32(compressed.slice(-CHECKSUM_BYTES))
  const parts = base32(compressed).match(new RegExp(`.{1,${LENGTH}}`, 'g')) ?? []
  return parts.map((part, at) => `AXR1:${checksum}:${at + 1}/${parts.length}:${part}`)
}

/** RFC 4648, without the padding. */
export function base32(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    for (; bits >= 5; bits -= 5) {
      text += LETTERS[(held >> (bits - 5)) & 31]
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + LETTERS[(held << (5 - bits)) & 31] : text
}

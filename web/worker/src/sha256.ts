/* The browser's own digest answers later and only over HTTPS; for thousands of short texts in a row neither will do. */

const K = new Uint32Array(64)
const FIRST = new Uint32Array(8)

// The first 32 bits of the fractions of the roots of the first primes (FIPS 180-4, 4.2.2 and 5.3.3).
for (let candidate = 2, found = 0; found < 64; candidate++) {
  let prime = true
  for (let factor = 2; factor * factor <= candidate; factor++) if (candidate % factor === 0) prime = false
  if (!prime) continue
  const fraction = (root: number) => (root - Math.floor(root)) * 0x1_0000_0000
  if (found < 8) FIRST[found] = fraction(Math.sqrt(candidate))
  K[found++] = fraction(Math.cbrt(candidate))
}

const right = (word: number, by: number) => (word >>> by) | (word << (32 - by))

/** SHA-256 of a text in ASCII, as eight words of 32 bits. */
export function sha256(text: string): Uint32Array {
  const blocks = ((text.length + 8) >> 6) + 1
  const words = new Uint32Array(blocks * 16)
  for (let i = 0; i < text.length; i++) words[i >> 2]! |= text.charCodeAt(i) << (24 - (i & 3) * 8)
  words[text.length >> 2]! |= 0x80 << (24 - (text.length & 3) * 8)
  words[blocks * 16 - 1] = text.length * 8

  const state = FIRST.slice()
  const w = new Uint32Array(64)
  for (let block = 0; block < blocks; block++) {
    for (let i = 0; i < 64; i++) {
      if (i < 16) {
        w[i] = words[block * 16 + i]!
        continue
      }
      const [a, b] = [w[i - 15]!, w[i - 2]!]
      w[i] = w[i - 16]! + (right(a, 7) ^ right(a, 18) ^ (a >>> 3)) + w[i - 7]! + (right(b, 17) ^ right(b, 19) ^ (b >>> 10))
    }
    let a = state[0]!, b = state[1]!, c = state[2]!, d = state[3]!
    let e = state[4]!, f = state[5]!, g = state[6]!, h = state[7]!
    for (let i = 0; i < 64; i++) {
      const one = (h + (right(e, 6) ^ right(e, 11) ^ right(e, 25)) + ((e & f) ^ (~e & g)) + K[i]! + w[i]!) | 0
      const two = ((right(a, 2) ^ right(a, 13) ^ right(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0
    }
    state[0]! += a; state[1]! += b; state[2]! += c; state[3]! += d
    state[4]! += e; state[5]! += f; state[6]! += g; state[7]! += h
  }
  return state
}

import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../worker/src/sha256'
import { leadingZeros, solve } from '../../worker/src/work'

const hex = (words: Uint32Array) => Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('')

describe('the sum under load', () => {
  it('has digests like everybody else', () => {
    for (let length = 0; length < 200; length++) {
      const text = 'a1:'.repeat(70).slice(0, length)
      expect(hex(sha256(text)), `${length}`).toBe(createHash('sha256').update(text).digest('hex'))
    }
  })

  it('is solved as it was asked', async () => {
    const answer = await solve({ needed: true, challenge: 'abc', bits: 13 })

    expect(answer).toMatch(/^abc:\d+$/)
    expect(createHash('sha256').update(answer).digest().readUInt32BE() >>> 19).toBe(0)
    expect(leadingZeros(sha256(answer))).toBeGreaterThanOrEqual(13)
  })
})

import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { base32, codesOf } from '@/modules/evidence/receiptCodes'

describe('a receipt as QR codes', () => {
  it('is written in Base32 as RFC 4648 has it', () => {
    const words = ['f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((word) => base32(new TextEncoder().encode(word)))
    expect(words).toEqual(['MY', 'MZXQ', 'MZXW6', 'MZXW6YQ', 'MZXW6YTB', 'MZXW6YTBOI'])
  })

  it('comes in numbered parts that are the whole file again', async () => {
    const text = Array.from({ length: 4000 }, (_, i) => String.fromCharCode(33 + (Math.floor(Math.abs(Math.sin(i + 1)) * 1e6) % 89))).join('')
    const codes = await codesOf(new Blob([text]))
    const parts = codes.map((code) => /^AXR1:([A-Z2-7]{7}):(\d+)\/(\d+):([A-Z2-7]+)$/.exec(code) ?? [])

    expect(codes.length).toBeGreaterThan(1)
    expect(codes.every((code) => code.length < 734)).toBe(true)
    expect(parts.map((part) => Number(part[2]))).toEqual(codes.map((_, at) => at + 1))
    expect(new Set(parts.map((part) => `${part[1]}/${part[3]}`)).size).toBe(1)
    expect(inflateSync(bytes(parts.map((part) => part[4]).join(''))).toString()).toBe(text)
  })
})

function bytes(base32: string): Buffer {
  const bits = [...base32].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
}

import * as api from './api'
import type { Carry } from './outbox'

/** Brings an item to the office by the workers' API. */
export const carry: Carry = (item, receipt, bytes) => {
  if (item.what === 'report') return api.report(item.body)
  const { number, secret } = receipt!
  if (item.file && bytes) return api.file(number, secret, { ...item.file, key: item.key, blob: new Blob([bytes.bytes], { type: bytes.type }) })
  return api.add(number, secret, item.what, item.body)
}

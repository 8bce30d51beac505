import { client, required } from '@/api/client'
import type { LinkOwner } from '@/api/types'
import { readSession } from './session'

/** The token stands behind the #, which a browser sends to nobody. */
export function passwordLink(token: string, origin = location.origin): string {
  return `${origin}/set-password#${token}`
}

/** The token in the part of an address behind the #; empty where there is none. */
export function tokenIn(hash: string): string {
  return /^#([\w-]{20,})$/.exec(hash)?.[1] ?? ''
}

export async function readPasswordLink(token: string): Promise<LinkOwner> {
  // The first GET hands out the CSRF cookie that a POST needs.
  await readSession()
  return required(await client.POST('/api/password-link/owner', { body: { token } }))
}

export async function setPassword(token: string, password: string) {
  await client.POST('/api/password-link', { body: { token, password } })
}

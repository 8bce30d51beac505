import { client, required } from '@/api/client'
import { Problem } from '@/api/problem'
import type { HeldPost, Session } from '@/api/types'
import { queryClient } from '@/app/queryClient'

export const SESSION_KEY = ['session'] as const

/** Who is signed in, or null. Not being signed in is an answer here, not a failure. */
export function fetchSession(): Promise<Session | null> {
  return queryClient.fetchQuery({ queryKey: SESSION_KEY, queryFn: readSession, staleTime: Infinity, retry: false })
}

export async function readSession(): Promise<Session | null> {
  try {
    return required(await client.GET('/api/session'))
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null
    throw error
  }
}

/** As it is after the second factor was set up or shown. */
export async function sessionAnew() {
  queryClient.setQueryData(SESSION_KEY, await readSession())
}

/** What one user fetched must not be shown to the next. */
export function forgetSession() {
  queryClient.clear()
  queryClient.setQueryData(SESSION_KEY, null)
}

/** The code is asked for where a second factor is in use: the server then answers SECOND_FACTOR_NEEDED. */
export async function signIn(login: string, password: string, code?: string) {
  // The first GET hands out the CSRF cookie that the POST needs.
  await readSession()
  const session = required(await client.POST('/api/session', { body: { login, password, code } }))
  queryClient.clear()
  queryClient.setQueryData(SESSION_KEY, session)
}

/**
 * From now on the session works under another post, in every tab. Each begins anew: what was fetched under one post must not
 * be shown under the next.
 */
export async function switchPost({ postId, deputyId }: HeldPost) {
  await client.PUT('/api/session/post', { body: { postId, deputyId } })
  new BroadcastChannel(POST_SWITCHED).postMessage(postId)
  beginAnew()
}

const POST_SWITCHED = 'anxin.post-switched'
const beginAnew = () => location.assign('/')

/** Begins anew whenever another tab switches the post; what it returns stops that. */
export function followOtherTabs(): () => void {
  const channel = new BroadcastChannel(POST_SWITCHED)
  channel.onmessage = beginAnew
  return () => channel.close()
}

export async function signOut() {
  await client.DELETE('/api/session')
  forgetSession()
}

import { client, required } from '@/api/client'
import { Problem } from '@/api/problem'
import type { SecondFactorStep, User } from '@/api/types'
import { queryClient } from '@/app/queryClient'

export interface Session {
  /** What must be done before anything else opens. */
  missing: SecondFactorStep | null
  user: User
}

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

export async function signOut() {
  await client.DELETE('/api/session')
  forgetSession()
}

import type { HeldPost, NewPost, PostDetail } from '@/api/types'

/** A post as it is filled in; an empty text is nothing. */
export interface PostDraft {
  name: string
  role: NewPost['role']
  areaCode: string
  organisationId: number | null
  projects: string
  fromDay: string
  toDay: string
}

export function draftOf(areaCode: string, today: string, of?: PostDetail): PostDraft {
  return {
    name: of?.post.name ?? '',
    role: of?.post.role ?? 'OFFICER',
    areaCode: of?.post.areaCode ?? areaCode,
    organisationId: of?.post.organisationId ?? null,
    projects: (of?.projectCodes ?? []).join('\n'),
    fromDay: of?.post.fromDay ?? today,
    toDay: of?.post.toDay ?? '',
  }
}

export function postOf(draft: PostDraft): NewPost {
  return {
    name: draft.name.trim() || null,
    role: draft.role,
    areaCode: draft.areaCode,
    organisationId: draft.organisationId || null,
    projectCodes: draft.role === 'FIELD' ? draft.projects.split('\n') : [],
    fromDay: draft.fromDay || null,
    toDay: draft.toDay || null,
  }
}

/** By which a post one may work under is told from all others. */
export const keyOf = ({ postId, deputyId }: HeldPost): string => `${postId}/${deputyId ?? ''}`

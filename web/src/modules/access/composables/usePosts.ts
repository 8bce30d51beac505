import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { client, required } from '@/api/client'
import type { NewDeputy, NewPost, PostChange, PostEnd } from '@/api/types'

/** What can be done to the posts of a user; afterwards everything about users is asked for again. */
export function usePostActions(id: Ref<number>) {
  const queries = useQueryClient()
  const of = (post: number) => ({ params: { path: { id: id.value, post } } })
  const action = <A, R>(mutationFn: (argument: A) => Promise<R>) =>
    useMutation({
      mutationFn,
      onSettled: () => {
        void queries.invalidateQueries({ queryKey: ['user', id] })
        void queries.invalidateQueries({ queryKey: ['users'] })
      },
    })
  return {
    give: action((body: NewPost) => client.POST('/api/users/{id}/posts', { params: { path: { id: id.value } }, body })),
    change: action(({ post, body }: { post: number; body: PostChange }) => client.PUT('/api/users/{id}/posts/{post}', { ...of(post), body })),
    end: action(({ post, body }: { post: number; body: PostEnd }) => client.POST('/api/users/{id}/posts/{post}/end', { ...of(post), body })),
    addDeputy: action(({ post, body }: { post: number; body: NewDeputy }) => client.POST('/api/users/{id}/posts/{post}/deputies', { ...of(post), body })),
    endDeputy: action(({ post, deputy }: { post: number; deputy: number }) =>
      client.DELETE('/api/users/{id}/posts/{post}/deputies/{deputy}', { params: { path: { id: id.value, post, deputy } } }),
    ),
  }
}

export function useOwnPosts() {
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: ['own-posts'] })
  return {
    query: useQuery({ queryKey: ['own-posts'], queryFn: async () => required(await client.GET('/api/own-posts')) }),
    addDeputy: useMutation({
      mutationFn: ({ post, body }: { post: number; body: NewDeputy }) => client.POST('/api/own-posts/{post}/deputies', { params: { path: { post } }, body }),
      onSettled,
    }),
    endDeputy: useMutation({
      mutationFn: ({ post, deputy }: { post: number; deputy: number }) => client.DELETE('/api/own-posts/{post}/deputies/{deputy}', { params: { path: { post, deputy } } }),
      onSettled,
    }),
  }
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { client, required } from '@/api/client'
import { saveFile } from '@/api/saveFile'
import type { NewBoardEntry, Paper, PrintKind } from '@/api/types'
import { usePaged } from '@/ui/usePaged'
import type { ListFilter } from '../filter'

const KEY = 'boards'

export function useBoards(filter: Ref<ListFilter>) {
  return usePaged([KEY, filter], async (cursor) =>
    required(await client.GET('/api/boards', { params: { query: { ...filter.value, cursor, limit: 50 } } })),
  )
}

export function useBoard(code: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'one', code],
    queryFn: async () => required(await client.GET('/api/boards/{code}', { params: { path: { code: code.value } } })),
  })
}

export function useBoardLines(area: Ref<string | undefined>) {
  return useQuery({
    queryKey: [KEY, 'lines', area],
    enabled: () => !!area.value,
    queryFn: async () => required(await client.GET('/api/boards/areas/{area}', { params: { path: { area: area.value ?? '' } } })),
  })
}

export interface NewPosting {
  what: 'BOARD' | 'POSTER'
  postedOn: string
  place: string
  keepPoint: boolean
  photo: File
}

/** What can be done; afterwards everything is asked for again. */
export function useBoardActions() {
  const queries = useQueryClient()
  const action = <A>(mutationFn: (argument: A) => Promise<unknown>) =>
    useMutation({ mutationFn, onSettled: () => queries.invalidateQueries({ queryKey: [KEY] }) })
  return {
    fillIn: action(({ code, body }: { code: string; body: NewBoardEntry }) =>
      client.PUT('/api/boards/{code}/entries', { params: { path: { code } }, body }),
    ),
    fillInForArea: action(({ area, body }: { area: string; body: NewBoardEntry }) =>
      client.PUT('/api/boards/areas/{area}/entries', { params: { path: { area } }, body }),
    ),
    post: action(({ code, posting }: { code: string; posting: NewPosting }) => {
      const { photo, ...query } = posting
      const form = new FormData()
      form.append('photo', photo, photo.name)
      return client.POST('/api/boards/{code}/postings', {
        params: { path: { code }, query },
        body: { photo: '' },
        bodySerializer: () => form,
      })
    }),
    withdraw: action(({ code, id, reason }: { code: string; id: number; reason: string }) =>
      client.POST('/api/boards/{code}/postings/{id}/withdrawal', { params: { path: { code, id } }, body: { reason } }),
    ),
  }
}

/** Draws and saves: one file for a few projects, a ZIP for many. */
export function usePrinting() {
  return useMutation({
    mutationFn: async ({ filter, projects, kind, paper }: { filter: ListFilter; projects?: string[]; kind: PrintKind; paper: Paper }) => {
      const query = projects ? { project: projects, kind, paper } : { ...filter, kind, paper }
      const answer = await client.GET('/api/boards/print', { params: { query }, parseAs: 'blob' })
      saveFile(required(answer) as unknown as Blob, nameOf(answer.response))
    },
  })
}

export async function exportBoards(filter: ListFilter, name: string) {
  const answer = await client.GET('/api/boards/export.xlsx', { params: { query: filter }, parseAs: 'blob' })
  saveFile(required(answer) as unknown as Blob, name)
}

function nameOf(response: Response): string {
  const given = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('Content-Disposition') ?? '')
  return given?.[1] ? decodeURIComponent(given[1]) : 'print.pdf'
}

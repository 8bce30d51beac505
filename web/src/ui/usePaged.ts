import { keepPreviousData, useInfiniteQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'

interface Page {
  items: object[]
  next: string | null
}

/** A list fetched page by page with the server's cursor; `first` is the first page, for what comes beside the rows. */
export function usePaged<P extends Page>(
  key: readonly unknown[],
  fetchPage: (cursor: string | undefined) => Promise<P>,
  options: { refetchInterval?: Ref<number | false> } = {},
) {
  const query = useInfiniteQuery({
    queryKey: key as unknown[],
    queryFn: ({ pageParam }) => fetchPage(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: P) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: options.refetchInterval,
  })
  return {
    rows: computed(() => query.data.value?.pages.flatMap((page) => page.items as P['items'][number][])),
    first: computed(() => query.data.value?.pages[0]),
    error: query.error,
    loading: query.isFetching,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
    retry: () => void query.refetch(),
  }
}

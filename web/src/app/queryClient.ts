import { QueryClient } from '@tanstack/vue-query'
import { Problem } from '@/api/problem'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      // What the server refused it will refuse again; only a broken line is worth another try.
      retry: (failures, error) => failures < 1 && (!(error instanceof Problem) || error.status >= 500),
    },
  },
})

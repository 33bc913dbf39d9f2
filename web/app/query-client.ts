import { QueryClient } from '@tanstack/react-query'
import { Unreachable } from './api.ts'

/** Live signals tell when something has changed, so what is fetched is trusted for a while. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      retry: (failures, fault) => fault instanceof Unreachable && failures < 2,
    },
    mutations: {
      retry: (failures, fault) => fault instanceof Unreachable && failures < 2,
    },
  },
})

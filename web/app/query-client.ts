import { MutationCache, onlineManager, QueryCache, QueryClient } from '@tanstack/react-query'
import { Refused, Unreachable } from './api.ts'

// The library believes in a network until it hears otherwise; a page opened without one never does.
onlineManager.setOnline(navigator.onLine)

/** A session that has ended elsewhere shows the door, whatever was asked for. */
function noticeSignedOut(fault: Error): void {
  if (fault instanceof Refused && fault.status === 401) queryClient.setQueryData(['session'], null)
}

/** Live signals tell when something has changed, so what is fetched is trusted for a while. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      // What was open stays readable where there is no network, as long as a visit lasts.
      gcTime: 30 * 60_000,
      retry: (failures, fault) => fault instanceof Unreachable && failures < 2 && onlineManager.isOnline(),
    },
  },
})

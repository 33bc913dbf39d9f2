import { useQueryClient } from '@tanstack/react-query'
import { createContext, useCallback, useContext } from 'react'
import type { ThreadView } from '../../../contract/correspondence.ts'
import { threadQuery } from './queries.ts'

/** Why the reader has opened the thread just now, where the rules ask for it; kept only while it is on the screen. */
export const Reason = createContext<string | undefined>(undefined)

/** What goes with a deed in a thread that was opened with a reason. */
export function useReason(): { readonly reason?: string } {
  const reason = useContext(Reason)
  return reason === undefined ? {} : { reason }
}

/** Shows the thread as a deed has left it, without asking for it again. */
export function useKeepThread(citizenId: string, threadId: string): (thread: ThreadView) => void {
  const queryClient = useQueryClient()
  const reason = useContext(Reason)
  return useCallback(
    (thread) => queryClient.setQueryData(threadQuery(citizenId, threadId, reason).queryKey, thread),
    [queryClient, citizenId, threadId, reason],
  )
}

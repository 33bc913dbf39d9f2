import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getSessionRoute, type SessionView } from '../../contract/identity.ts'
import { call, keepCsrfToken, Refused } from './api.ts'

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 5 * 60_000,
  // Asked also without a network, so that an app that is opened there says so instead of waiting for ever.
  networkMode: 'always',
  refetchOnReconnect: true,
  queryFn: async (): Promise<SessionView | null> => {
    try {
      return keepSession(await call(getSessionRoute, {}))
    } catch (fault) {
      if (fault instanceof Refused && fault.status === 401) return null
      throw fault
    }
  },
})

/** Keeps what writes need from a session that has just come. */
export function keepSession(session: SessionView): SessionView {
  keepCsrfToken(session.csrfToken)
  return session
}

/** The session on pages that only a signed-in person reaches. */
export function useSession(): SessionView {
  const { data } = useSuspenseQuery(sessionQuery)
  if (data === null) throw new Error('this page needs somebody signed in')
  return data
}

export function useSessionOrNobody(): SessionView | null {
  return useQuery(sessionQuery).data ?? null
}

/** The unit a professional works for now. Throws for a citizen: ask only on pages of professionals. */
export function useUnitId(): string {
  const { role } = useSession()
  if (role === null) throw new Error('a citizen has no unit')
  return role.unitId
}
